package gg.tiketi.http.api;

import gg.tiketi.http.route.PathId;
import gg.tiketi.http.shape.ParsedShape;
import gg.tiketi.http.shape.Shapes;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.kernel.LayoutId;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.kernel.TicketTypeId;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.regex.Pattern;

/** How things are named in paths and bodies. */
final class Named {
  static final ParsedShape<EventId> EVENT_ID = id(EventId::new);
  static final ParsedShape<LayoutId> LAYOUT_ID = id(LayoutId::new);
  static final ParsedShape<ReservationId> RESERVATION_ID = id(ReservationId::new);
  static final ParsedShape<TicketTypeId> TICKET_TYPE_ID = id(TicketTypeId::new);
  /** A seat's id is its index in layout order, as a string. */
  static final ParsedShape<Integer> SEAT_ID = Shapes.parsed(Shapes.text(1, 6), Named::seat);

  static final PathId<EventId> EVENT = new PathId<>("id", EVENT_ID, "The event's id.");
  static final PathId<EventId> EVENT_OF = new PathId<>("eventId", EVENT_ID, "The event's id.");
  static final PathId<LayoutId> LAYOUT = new PathId<>("id", LAYOUT_ID, "The layout's id.");
  static final PathId<ReservationId> RESERVATION = new PathId<>("id", RESERVATION_ID, "The reservation's id.");
  static final PathId<TicketTypeId> TICKET_TYPE = new PathId<>("id", TICKET_TYPE_ID, "The ticket type's id.");
  static final PathId<TicketTypeId> TICKET_TYPE_OF = new PathId<>("ticketTypeId", TICKET_TYPE_ID,
      "The ticket type's id.");
  static final PathId<PaymentId> PAYMENT = new PathId<>("id", id(PaymentId::new), "The payment's id.");

  private static final Pattern SEAT = Pattern.compile("0|[1-9][0-9]{0,5}");

  private Named() {}

  private static <T> ParsedShape<T> id(Function<UUID, T> type) {
    return Shapes.id(text -> Ids.parse(text).map(type));
  }

  private static Optional<Integer> seat(String text) {
    return SEAT.matcher(text).matches() ? Optional.of(Integer.valueOf(text)) : Optional.empty();
  }
}
