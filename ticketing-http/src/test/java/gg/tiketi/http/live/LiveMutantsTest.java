package gg.tiketi.http.live;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.Published;
import java.time.Duration;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each fault of the sockets dies by its law. */
class LiveMutantsTest {
  private static final Duration FOR_EVER = Duration.ofDays(1_000);

  /** A fault and the law that finds it. */
  private record Mutant(String name, LiveContract broken, Consumer<LiveContract> law) {
    @Override
    public String toString() {
      return name;
    }
  }

  private static final class Broken extends LiveContract {
    Broken(Function<LiveFeed, FeedListener> ear, Function<Line, Outbox> outboxes) {
      super(ear, outboxes);
    }
  }

  static Stream<Mutant> mutants() {
    return Stream.of(
        new Mutant("L3: somebody else is told, too", new Broken(LiveMutantsTest::gossiping, Outbox::new),
            LiveContract::L3_aPrivateMessageReachesItsAccountOnAnyInstanceAndNobodyElse),
        new Mutant("L3: nobody is told", new Broken(feed -> new Deaf(), Outbox::new),
            LiveContract::L3_aPrivateMessageReachesItsAccountOnAnyInstanceAndNobodyElse),
        new Mutant("L4: nothing is too much",
            new Broken(feed -> feed, line -> new Outbox(line, Integer.MAX_VALUE, Outbox.PATIENCE)),
            LiveContract::L4_aReaderForWhomTooMuchWaitsIsClosedAndWhatWaitsIsBounded),
        new Mutant("L4: nobody is too slow",
            new Broken(feed -> feed, line -> new Outbox(line, Outbox.MOST_BYTES, FOR_EVER)),
            LiveContract::L4_aReaderWhoTakesNothingIsClosed));
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(Mutant mutant) {
    assertThatThrownBy(() -> mutant.law().accept(mutant.broken())).isInstanceOf(AssertionError.class);
  }

  private static FeedListener gossiping(LiveFeed feed) {
    return new Deaf() {
      @Override
      public void heard(Published published) {
        feed.heard(published);
        var other = LiveContract.privateFacts(new AccountId(new UUID(2, 2)));
        feed.heard(new Published(published.position(), published.topic(), published.version(), other));
      }
    };
  }

  private static class Deaf implements FeedListener {
    @Override
    public void heard(Published published) {}

    @Override
    public void interrupted() {}
  }
}
