package gg.tiketi.postgres;

import static gg.tiketi.postgres.JsonText.instant;
import static gg.tiketi.postgres.JsonText.optionalInstant;
import static gg.tiketi.postgres.JsonText.text;
import static gg.tiketi.postgres.JsonText.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.tiketi.capacity.fleet.FleetChanged;
import gg.tiketi.capacity.fleet.FleetTroubled;
import gg.tiketi.capacity.fleet.PlanChanged;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.catalog.EventChanged;
import gg.tiketi.identity.AccountChanged;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.queue.QueueChanged;
import gg.tiketi.queue.QueueCleared;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.SeatsChanged;
import gg.tiketi.seating.Stock;
import gg.tiketi.seating.StockChanged;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Facts in the outbox: {@code [{"fact": "seats-changed", …}]}. While a new version of the server replaces an old one both
 * write and read here, so fields may be added, never changed, and a fact under a name nobody knows is passed over.
 * The same text serves wherever else facts travel between instances.
 */
public final class FactJson {
  private FactJson() {}

  /** Facts as one line. */
  public static String write(List<? extends DomainEvent> facts) {
    var array = JsonText.array();
    facts.forEach(fact -> array.add(node(fact)));
    return JsonText.write(array);
  }

  /** The facts of such a line that this version knows. */
  public static List<DomainEvent> read(String json) {
    var facts = new ArrayList<DomainEvent>();
    JsonText.read(json).forEach(node -> fact(node).ifPresent(facts::add));
    return facts;
  }

  private static ObjectNode node(DomainEvent fact) {
    return switch (fact) {
      case EventChanged(var event) -> named("event-changed").put("event", event.toString());
      case AccountChanged(var account) -> named("account-changed").put("account", account.toString());
      case SeatsChanged(var event, var seats) -> seats(event, seats);
      case StockChanged(var event, var stock) ->
        named("stock-changed").put("event", event.toString()).put("type", stock.ticketTypeId().toString())
            .put("held", stock.held()).put("sold", stock.sold()).put("total", stock.total())
            .put("version", stock.version());
      case ReservationChanged(var id, var event, var account, var status, var expiresAt) ->
        named("reservation-changed").put("id", id.toString()).put("event", event.toString())
            .put("account", account.toString()).put("status", status.name()).put("expiresAt", expiresAt.toString());
      case PaymentChanged(var payment) -> payment(payment);
      case QueueChanged(var event) -> named("queue-changed").put("event", event.toString());
      case QueueCleared(var event) -> named("queue-cleared").put("event", event.toString());
      case PlanChanged(var plan, var state) ->
        named("plan-changed").put("plan", plan.toString()).put("state", state.name());
      case PlanNotReady(var plan, long need, int most, int inService) -> named("plan-not-ready")
          .put("plan", plan.toString()).put("need", need).put("most", most).put("inService", inService);
      case FleetChanged(var action) -> named("fleet-changed").put("action", action.toString());
      case FleetTroubled(var since, var code) ->
        named("fleet-troubled").put("since", since.toString()).put("code", code);
      default -> throw new IllegalArgumentException("a fact nobody has taught us to write: " + fact.getClass());
    };
  }

  private static Optional<DomainEvent> fact(JsonNode node) {
    return Optional.ofNullable(switch (text(node, "fact")) {
      case "event-changed" -> new EventChanged(event(node));
      case "account-changed" -> new AccountChanged(new AccountId(uuid(node, "account")));
      case "seats-changed" -> readSeats(node);
      case "stock-changed" -> new StockChanged(event(node), new Stock(new TicketTypeId(uuid(node, "type")),
          node.required("held").asInt(), node.required("sold").asInt(), node.required("total").asInt(),
          node.required("version").asLong()));
      case "reservation-changed" -> new ReservationChanged(new ReservationId(uuid(node, "id")), event(node),
          new AccountId(uuid(node, "account")), ReservationStatus.valueOf(text(node, "status")),
          instant(node, "expiresAt"));
      case "payment-changed" -> readPayment(node);
      case "queue-changed" -> new QueueChanged(event(node));
      case "queue-cleared" -> new QueueCleared(event(node));
      case "plan-changed" -> new PlanChanged(plan(node), PlanState.valueOf(text(node, "state")));
      case "plan-not-ready" -> new PlanNotReady(plan(node), node.required("need").asLong(),
          node.required("most").asInt(), node.required("inService").asInt());
      case "fleet-changed" -> new FleetChanged(uuid(node, "action"));
      case "fleet-troubled" -> new FleetTroubled(instant(node, "since"), text(node, "code"));
      default -> null;
    });
  }

  /** Each seat as an array, because there can be thousands: index, status code, version and, of a locked one, its end. */
  private static ObjectNode seats(EventId event, List<SeatChange> seats) {
    var node = named("seats-changed").put("event", event.toString());
    var array = node.putArray("seats");
    for (var seat : seats) {
      var values = array.addArray().add(seat.index()).add(seat.status().code()).add(seat.version());
      seat.lockedUntil().ifPresent(until -> values.add(until.toString()));
    }
    return node;
  }

  private static SeatsChanged readSeats(JsonNode node) {
    var seats = new ArrayList<SeatChange>();
    for (var seat : node.required("seats")) {
      var until = Optional.ofNullable(seat.get(3)).map(JsonNode::asText).map(Instant::parse);
      seats.add(new SeatChange(seat.required(0).asInt(), SeatStatus.of(seat.required(1).asInt()), until,
          seat.required(2).asLong()));
    }
    return new SeatsChanged(event(node), seats);
  }

  private static ObjectNode payment(Payment payment) {
    var node = named("payment-changed").put("id", payment.id().toString())
        .put("reservation", payment.reservationId().toString()).put("event", payment.eventId().toString())
        .put("account", payment.accountId().toString()).put("method", payment.method().name())
        .put("amount", payment.amount().amount()).put("currency", payment.amount().currency().getCurrencyCode())
        .put("status", payment.status().name()).put("createdAt", payment.createdAt().toString());
    payment.decidedAt().ifPresent(at -> node.put("decidedAt", at.toString()));
    return node;
  }

  private static PaymentChanged readPayment(JsonNode node) {
    return new PaymentChanged(new Payment(new PaymentId(uuid(node, "id")), new ReservationId(uuid(node, "reservation")),
        event(node), new AccountId(uuid(node, "account")), PaymentMethod.valueOf(text(node, "method")),
        Money.of(node.required("amount").asLong(), text(node, "currency")), PaymentStatus.valueOf(text(node, "status")),
        instant(node, "createdAt"), optionalInstant(node, "decidedAt")));
  }

  private static ObjectNode named(String fact) {
    return JsonText.object().put("fact", fact);
  }

  private static PlanId plan(JsonNode node) {
    return new PlanId(uuid(node, "plan"));
  }

  private static EventId event(JsonNode node) {
    return new EventId(uuid(node, "event"));
  }
}
