package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.capacity.TrafficBook;
import gg.tiketi.kernel.EventId;
import gg.tiketi.laws.capacity.TrafficBookContract;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Traffic in PostgreSQL, and statements about it with a fault in their text. */
class PostgresTrafficBookTest extends TrafficBookContract {
  @RegisterExtension
  final OwnDatabase database = new OwnDatabase();

  PostgresTrafficBookTest() {
    super("postgres");
  }

  @Override
  protected TrafficBook book() {
    return new PostgresTrafficBook(database.get());
  }

  @Override
  protected EventId event() {
    return new EventId(UUID.randomUUID());
  }

  /** A statement in which {@code right} became {@code wrong}, and the law that must notice. */
  private record Fault(String statement, String right, String wrong, Consumer<TrafficBookContract> proof) {
    @Override
    public String toString() {
      return statement + ": " + wrong;
    }
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("traffic/note", "then excluded.concurrent else was.concurrent",
            "then was.concurrent else was.concurrent",
            TrafficBookContract::C2_theAverageIsTheSameWhateverTheOrderOrSplitOfSamples),
        new Fault("traffic/note", "greatest(was.arrivals, excluded.arrivals)", "was.arrivals + excluded.arrivals",
            TrafficBookContract::of_two_looks_at_a_minute_the_busier_counts_also_later),
        new Fault("traffic/forget", "minute < :instant", "minute <= :instant",
            TrafficBookContract::it_forgets_old_minutes_and_no_others_and_not_what_it_learned));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void a_faulty_statement_dies(Fault fault) {
    var sql = SqlText.resources();
    assertThat(sql.load(fault.statement())).contains(fault.right());
    var faulty = database.get().with(name -> name.equals(fault.statement())
        ? sql.load(name).replace(fault.right(), fault.wrong())
        : sql.load(name));
    assertThatThrownBy(() -> fault.proof().accept(new Faulty(faulty))).isInstanceOf(AssertionError.class);
  }

  private static final class Faulty extends TrafficBookContract {
    private final Database database;

    Faulty(Database database) {
      super("mutant");
      this.database = database;
    }

    @Override
    protected TrafficBook book() {
      return new PostgresTrafficBook(database);
    }

    @Override
    protected EventId event() {
      return new EventId(UUID.randomUUID());
    }
  }
}
