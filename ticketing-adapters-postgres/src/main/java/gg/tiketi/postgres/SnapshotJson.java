package gg.tiketi.postgres;

import static gg.tiketi.postgres.JsonText.instant;
import static gg.tiketi.postgres.JsonText.text;
import static gg.tiketi.postgres.JsonText.uuid;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.RefundStatus;
import gg.tiketi.reservation.Item;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationStatus;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Items, and reservations and refunds as they were when a call was answered. Answers live a day, so two versions of the
 * server read each other's: fields may be added, never changed.
 */
final class SnapshotJson {
  private SnapshotJson() {}

  static String write(Reservation reservation) {
    var node = JsonText.object().put("id", reservation.id().toString()).put("number", reservation.number())
        .put("event", reservation.eventId().toString()).put("account", reservation.accountId().toString())
        .put("status", reservation.status().name()).put("currency", currency(reservation.items()).getCurrencyCode())
        .put("createdAt", reservation.createdAt().toString()).put("expiresAt", reservation.expiresAt().toString())
        .put("changedAt", reservation.changedAt().toString());
    node.set("items", items(reservation.items()));
    reservation.payment().ifPresent(
        payment -> node.put("method", payment.method().name()).put("payment", payment.status().name()));
    return JsonText.write(node);
  }

  static Reservation readReservation(String json) {
    var node = JsonText.read(json);
    var items = readItems(node.required("items"), Currency.getInstance(text(node, "currency")));
    var payment = node.hasNonNull("method")
        ? Optional.of(new LatestPayment(PaymentMethod.valueOf(text(node, "method")),
            PaymentStatus.valueOf(text(node, "payment"))))
        : Optional.<LatestPayment>empty();
    return new Reservation(new ReservationId(uuid(node, "id")), text(node, "number"), new EventId(uuid(node, "event")),
        new AccountId(uuid(node, "account")), ReservationStatus.valueOf(text(node, "status")), items,
        instant(node, "createdAt"), instant(node, "expiresAt"), instant(node, "changedAt"), payment);
  }

  static String write(Refund refund) {
    return JsonText.write(JsonText.object().put("id", refund.id().toString())
        .put("payment", refund.paymentId().toString()).put("reservation", refund.reservationId().toString())
        .put("amount", refund.amount().amount()).put("currency", refund.amount().currency().getCurrencyCode())
        .put("cause", refund.cause().name()).put("status", refund.status().name()));
  }

  static Refund readRefund(String json) {
    var node = JsonText.read(json);
    return new Refund(new RefundId(uuid(node, "id")), new PaymentId(uuid(node, "payment")),
        new ReservationId(uuid(node, "reservation")),
        Money.of(node.required("amount").asLong(), text(node, "currency")),
        RefundCause.valueOf(text(node, "cause")), RefundStatus.valueOf(text(node, "status")));
  }

  static String writeItems(List<Item> items) {
    return JsonText.write(items(items));
  }

  static List<Item> readItems(String json, Currency currency) {
    return readItems(JsonText.read(json), currency);
  }

  /** The one currency of all items of a reservation. */
  static Currency currency(List<Item> items) {
    return items.getFirst().unitPrice().currency();
  }

  private static ArrayNode items(List<Item> items) {
    var array = JsonText.array();
    items.forEach(item -> array.add(item(item)));
    return array;
  }

  private static ObjectNode item(Item item) {
    return switch (item) {
      case Item.SeatItem(int index, var section, int row, int number, var price) ->
        JsonText.object().put("seat", index).put("section", section).put("row", row).put("number", number)
            .put("price", price.amount());
      case Item.TicketItem(var type, var name, int quantity, var price) ->
        JsonText.object().put("type", type.toString()).put("name", name).put("quantity", quantity)
            .put("price", price.amount());
    };
  }

  private static List<Item> readItems(JsonNode array, Currency currency) {
    var items = new ArrayList<Item>();
    array.forEach(node -> items.add(readItem(node, new Money(node.required("price").asLong(), currency))));
    return items;
  }

  private static Item readItem(JsonNode node, Money price) {
    return node.has("seat")
        ? new Item.SeatItem(node.get("seat").asInt(), text(node, "section"), node.required("row").asInt(),
            node.required("number").asInt(), price)
        : new Item.TicketItem(new TicketTypeId(uuid(node, "type")), text(node, "name"),
            node.required("quantity").asInt(), price);
  }
}
