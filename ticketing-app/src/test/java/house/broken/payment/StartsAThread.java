package house.broken.payment;

final class StartsAThread {
  void start() {
    Thread.ofVirtual().start(() -> {});
  }
}
