package gg.tiketi.http.api;

import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.RateLimit;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.reservation.Caller;
import gg.tiketi.reservation.ReserveResult;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** Translates what became of a call that obtains seats or tickets; all three such routes answer alike. */
final class Granting {
  static final ProblemCode[] REFUSALS = {ProblemCode.NOT_FOUND, ProblemCode.IDEMPOTENCY_KEY_REUSED,
      ProblemCode.EVENT_CANCELLED, ProblemCode.WRONG_INVENTORY, ProblemCode.NOT_ON_SALE, ProblemCode.LIMIT_EXCEEDED,
      ProblemCode.SOLD_OUT, ProblemCode.SEAT_TAKEN};

  private final ReservationViews views;

  Granting(ReservationViews views) {
    this.views = views;
  }

  /** Who calls, with the papers that came along. */
  static Caller caller(Call call) {
    return new Caller(call.caller().accountId(), call.admission(), call.idempotency());
  }

  /**
   * Grants a new hold, if the person was not granted too many of this event lately, and answers.
   *
   * @param answer what becomes of the result
   */
  static Answer limited(Call call, EventId event, Supplier<ReserveResult> wish,
      Function<ReserveResult, Answer> answer) {
    return call.quota(RateLimit.GRANTED_HOLDS, call.caller().accountId() + " " + event)
        .counting(result -> isNew(result, call.now()), wish, answer);
  }

  /** A repeated call is given the hold of the first one, which was counted then. */
  private static boolean isNew(ReserveResult result, Instant now) {
    return result instanceof ReserveResult.Reserved(var reservation)
        && !reservation.createdAt().isBefore(now.truncatedTo(ChronoUnit.MILLIS));
  }

  /**
   * The answer.
   *
   * @param status of success
   * @param seats the seats that were sent, to name the wrong ones by their place
   * @param ticketTypes the ticket types that were sent, likewise
   */
  Answer answer(ReserveResult result, int status, List<Integer> seats, List<TicketTypeId> ticketTypes) {
    return switch (result) {
      case ReserveResult.Reserved(var reservation) ->
        new Answer.Shown(status, views.held(reservation), Map.of());
      case ReserveResult.KeyReused() -> Answer.refused(ProblemCode.IDEMPOTENCY_KEY_REUSED);
      case ReserveResult.UnknownEvent(),ReserveResult.UnknownReservation() -> Answer.refused(ProblemCode.NOT_FOUND);
      case ReserveResult.ReservationExpired() -> Answer.refused(ProblemCode.RESERVATION_EXPIRED);
      case ReserveResult.InvalidState() -> Answer.refused(ProblemCode.INVALID_STATE);
      case ReserveResult.EventCancelled() -> Answer.refused(ProblemCode.EVENT_CANCELLED);
      case ReserveResult.WrongInventory() -> Answer.refused(ProblemCode.WRONG_INVENTORY);
      case ReserveResult.UnknownSeats(var unknown) -> Answer.refused(notThere("seatIds[%d]", seats, unknown));
      case ReserveResult.UnknownSection(var _) ->
        Answer.refused(Problem.of(FieldError.of("bestAvailable.section", FieldFault.NOT_THERE)));
      case ReserveResult.UnknownTicketTypes(var unknown) ->
        Answer.refused(notThere("items[%d].ticketTypeId", ticketTypes, unknown));
      case ReserveResult.NotOnSale(var _) -> Answer.refused(ProblemCode.NOT_ON_SALE);
      case ReserveResult.NotAdmitted(var verdict) -> Refusal.notAdmitted(verdict);
      case ReserveResult.LimitExceeded(int limit, int held) -> Refusal.limitExceeded(limit, held);
      case ReserveResult.SeatsTaken(var conflicts, var alternatives) -> Refusal.seatTaken(conflicts, alternatives);
      case ReserveResult.SoldOut() -> Answer.refused(ProblemCode.SOLD_OUT);
    };
  }

  private static <T> Problem notThere(String field, List<T> sent, List<T> unknown) {
    return Problem.of(unknown.stream()
        .map(each -> FieldError.of(String.format(field, sent.indexOf(each)), FieldFault.NOT_THERE)).toList());
  }
}
