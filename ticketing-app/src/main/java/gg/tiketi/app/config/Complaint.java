package gg.tiketi.app.config;

/**
 * Why a configuration is refused.
 *
 * @param name the flag, variable or key as the operator wrote it, with the value unless it is secret
 * @param reason what is wrong with it
 */
public record Complaint(String name, String reason) {

  @Override
  public String toString() {
    return name + ": " + reason;
  }
}
