package gg.tiketi.http.live;

/** The laws of live updates over our sockets. */
class LiveLawsTest extends LiveContract {
  LiveLawsTest() {
    super(feed -> feed, Outbox::new);
  }
}
