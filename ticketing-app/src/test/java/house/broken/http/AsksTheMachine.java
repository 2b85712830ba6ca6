package house.broken.http;

final class AsksTheMachine {
  long now() {
    return System.currentTimeMillis();
  }
}
