package gg.tiketi.kernel;

/** Too much is asked at once: nothing was done, the caller may try again a little later. */
public final class Overloaded extends RuntimeException {
  public Overloaded(String message) {
    super(message);
  }
}
