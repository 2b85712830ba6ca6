package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import gg.tiketi.laws.AccountsContract;
import gg.tiketi.laws.Adapter;
import gg.tiketi.laws.CatalogContract;
import gg.tiketi.laws.EventFeedContract;
import gg.tiketi.laws.PaymentsContract;
import gg.tiketi.laws.ReservationsContract;
import gg.tiketi.laws.SeatsContract;
import gg.tiketi.laws.SessionsContract;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Statements with a fault in their text, each found by its law. */
class PostgresMutantsTest {
  private static final TestDatabase SERVER = TestDatabase.create();
  private static final Database DATABASE = SERVER.open();

  private static final String SEATS_IF_FREE = """
                                              s.status, s.reservation_id, s.locked_until, s.version
                                                from unnest(:seatEvents, :seatNumbers) as w (event_id, seat_no)
                                                join seat s on s.event_id = w.event_id and s.seat_no = w.seat_no
                                                where s.status = 0
                                              """;
  private static final String SEATS_AS_IF_FREE = """
                                                 0 as status, s.reservation_id, s.locked_until, s.version
                                                   from unnest(:seatEvents, :seatNumbers) as w (event_id, seat_no)
                                                   join seat s on s.event_id = w.event_id and s.seat_no = w.seat_no
                                                 """;

  /** A statement in which {@code right} became {@code wrong}, and the law that must notice. */
  private record Fault(String law, String statement, String right, String wrong, Consumer<Adapter> proof) {
    @Override
    public String toString() {
      return law + ": " + statement;
    }
  }

  @AfterAll
  static void close() {
    DATABASE.close();
    SERVER.close();
  }

  static Stream<Fault> faults() {
    return Stream.of(
        new Fault("S1", "seats/of-event", "where event_id = :eventId", "where event_id = :eventId and seat_no <> 2",
            reservations(ReservationsContract::S1_everySeatIsInOneState)),
        new Fault("S2", "sale/look", SEATS_IF_FREE, SEATS_AS_IF_FREE,
            reservations(ReservationsContract::S2_aHundredPeopleOneSeat)),
        new Fault("S8", "reservations/lock-due", "expires_at <= :now", "expires_at <= :now + interval '1 second'",
            reservations(ReservationsContract::S8_aHoldLastsToItsLastInstantAndNotLonger)),
        new Fault("S11", "sale/look", "e.closes_at,", "e.closes_at + interval '1 second',",
            reservations(ReservationsContract::S11_theWindowIsClosedAtItsEnd)),
        new Fault("S14", "reservations/lock-free-seats", "and status = 0", "and status = 0 and seat_no > 3",
            reservations(ReservationsContract::S14_whatIsFreeIsNotRefused)),
        new Fault("S15", "seats/of-event", "status", "least(status, 2) as status", seats()),
        new Fault("M2", "payments/claim-refunds", "and send_at <= :now", "",
            payments(PaymentsContract::M2_aRefundIsSentAgainOnlyAfterAPause)),
        new Fault("M6", "payments/claim-undecided", "look_up_at <= :now", "look_up_at <= :now + interval '1 second'",
            payments(PaymentsContract::M6_lookUpsComeAfterFiveSecondsAndBackOff)),
        new Fault("L1", "feed/number", "row_number() over (order by batch.id)",
            "row_number() over (order by batch.id desc)",
            adapter -> new EventFeedContract(adapter) {}.L1_whatCommittedBeforeIsToldBefore()),
        new Fault("L1", "feed/after", "position > :position", "position > :position + 1",
            adapter -> new EventFeedContract(adapter) {}.L1_everyCommitIsToldOnceInOrder()),
        new Fault("L2", "feed/forget", "position < :position", "position <= :position",
            adapter -> new EventFeedContract(adapter) {}.L2_whoIsTooFarBehindSeesTheGap()),
        new Fault("T1", "catalog/find", "e.starts_at", "e.starts_at + interval '1 hour' as starts_at",
            adapter -> new CatalogContract(adapter) {}.T1_nineInTheMorningStaysNineInTheMorning()),
        new Fault("the order of names", "catalog/aliases", "order by place", "order by name",
            adapter -> new CatalogContract(adapter) {}.aliases_are_kept_as_they_were_given_last()),
        new Fault("whole words", "catalog/search", "strpos(' ' || e.search_text || ' ', choice)",
            "strpos(e.search_text, trim(choice))", adapter -> new CatalogContract(adapter) {}
                .a_name_in_another_language_finds_whole_words_and_a_words_own_part_still_counts()),
        new Fault("T2", "sessions/end-all", "account_id = :accountId", "account_id = :accountId and false",
            adapter -> new SessionsContract(adapter) {}.T2_anEndIsForGood()),
        new Fault("T2", "accounts/update", "role = :role", "role = coalesce(role, :role)",
            adapter -> new AccountsContract(adapter) {}.T2_everyChangeIsTold()));
  }

  @ParameterizedTest
  @MethodSource("faults")
  void dies(Fault fault) {
    var broken = new Adapter("postgres with a fault", 1, 30, () -> {
      SERVER.empty();
      return PostgresStores.of(DATABASE.with(with(fault)));
    });
    assertTimeoutPreemptively(Duration.ofSeconds(60),
        () -> assertThatThrownBy(() -> fault.proof().accept(broken)).isInstanceOf(AssertionError.class));
  }

  private static SqlText with(Fault fault) {
    var sql = SqlText.resources();
    return name -> name.equals(fault.statement()) ? replace(sql.load(name), fault) : sql.load(name);
  }

  private static String replace(String text, Fault fault) {
    assertThat(text).contains(fault.right());
    return text.replace(fault.right(), fault.wrong());
  }

  private static Consumer<Adapter> reservations(Consumer<ReservationsContract> test) {
    return adapter -> test.accept(new ReservationsContract(adapter) {});
  }

  private static Consumer<Adapter> payments(Consumer<PaymentsContract> test) {
    return adapter -> test.accept(new PaymentsContract(adapter) {});
  }

  private static Consumer<Adapter> seats() {
    return adapter -> new SeatsContract(adapter) {}.S15_aSeatIsBlockedOrHeldNeverBoth();
  }
}
