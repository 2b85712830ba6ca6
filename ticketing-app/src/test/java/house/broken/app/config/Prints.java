package house.broken.app.config;

final class Prints {
  void hello() {
    System.out.println("hello");
  }
}
