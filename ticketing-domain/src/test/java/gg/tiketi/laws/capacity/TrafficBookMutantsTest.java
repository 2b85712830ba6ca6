package gg.tiketi.laws.capacity;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.InMemoryTrafficBook;
import gg.tiketi.capacity.MinuteSample;
import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.kernel.EventId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each broken book dies by the law that it breaks. */
class TrafficBookMutantsTest {
  /** What is wrong with a book, and what must notice. */
  private record Fault(String name, Supplier<TrafficBook> book, Consumer<TrafficBookContract> proof) {
    @Override
    public String toString() {
      return name;
    }
  }

  static List<Fault> faults() {
    return List.of(
        new Fault("C2: looks at a minute are added", Adding::new,
            TrafficBookContract::C2_theAverageIsTheSameWhateverTheOrderOrSplitOfSamples),
        new Fault("the first look counts", FirstCounts::new,
            TrafficBookContract::of_two_looks_at_a_minute_the_busier_counts),
        new Fault("C2: sources are one", OneSource::new,
            TrafficBookContract::C2_theAverageIsTheSameWhateverTheOrderOrSplitOfSamples),
        new Fault("everything is forgotten", Forgetful::new,
            TrafficBookContract::it_forgets_old_minutes_and_no_others_and_not_what_it_learned));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void dies(Fault fault) {
    assertThatThrownBy(() -> fault.proof().accept(new Proof(fault.book()))).isInstanceOf(AssertionError.class);
  }

  private static final class Proof extends TrafficBookContract {
    private final Supplier<TrafficBook> book;
    private long events;

    Proof(Supplier<TrafficBook> book) {
      super("mutant");
      this.book = book;
    }

    @Override
    protected TrafficBook book() {
      return book.get();
    }

    @Override
    protected EventId event() {
      return new EventId(new UUID(6, ++events));
    }
  }

  /** A true book behind a false hand. */
  private static class Hand extends TrafficBookOver {
    Hand() {
      super(new InMemoryTrafficBook());
    }

    List<MinuteSample> there(MinuteSample sample) {
      return samples(sample.event(), sample.minute(), sample.minute().plusSeconds(60)).stream()
          .filter(other -> other.source().equals(sample.source())).toList();
    }
  }

  private static final class Adding extends Hand {
    @Override
    public void note(List<MinuteSample> samples) {
      samples.forEach(sample -> {
        int more = there(sample).stream().mapToInt(MinuteSample::concurrent).sum();
        super.note(List.of(new MinuteSample(sample.event(), sample.minute(), sample.source(),
            sample.concurrent() + more, sample.queued(), 0, 0, 0)));
      });
    }
  }

  private static final class FirstCounts extends Hand {
    @Override
    public void note(List<MinuteSample> samples) {
      samples.stream().filter(sample -> there(sample).isEmpty()).forEach(sample -> super.note(List.of(sample)));
    }
  }

  private static final class OneSource extends Hand {
    @Override
    public void note(List<MinuteSample> samples) {
      super.note(samples.stream().map(sample -> new MinuteSample(sample.event(), sample.minute(), "all",
          sample.concurrent(), sample.queued(), 0, 0, 0)).toList());
    }
  }

  private static final class Forgetful extends Hand {
    @Override
    public int forgetBefore(Instant instant, int limit) {
      return super.forgetBefore(instant.plusSeconds(60), limit);
    }
  }
}
