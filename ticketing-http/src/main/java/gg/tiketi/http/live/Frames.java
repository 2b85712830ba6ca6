package gg.tiketi.http.live;

import com.fasterxml.jackson.core.JsonFactory;
import gg.tiketi.http.json.Buffers;
import com.fasterxml.jackson.core.JsonGenerator;
import gg.tiketi.catalog.EventStatus;
import gg.tiketi.catalog.EventView;
import gg.tiketi.http.json.ViewJson;
import gg.tiketi.http.problem.Language;
import gg.tiketi.http.problem.Problem;
import gg.tiketi.http.problem.ProblemWriter;
import gg.tiketi.http.route.RequestId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.queue.LineMirror;
import gg.tiketi.reservation.ReservationChanged;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.Stock;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Writes every frame that the server sends. */
final class Frames {
  private static final JsonFactory JSON = Buffers.sharing();

  private Frames() {}

  private record Envelope(String event, @Nullable Long id, Object data) {}

  private record Nothing() {}

  private record RoomInfo(String eventId, int userCount) {}

  private record TicketUpdated(String eventId, String ticketTypeId, int availableQuantity, int totalQuantity,
      long version) {}

  private record EventUpdated(String eventId, EventStatus status, long available, long version) {}

  private record SeatsUpdated(String eventId, long from, long version, List<Integer> seats) {}

  private record Resync(String eventId, String topic, long version) {}

  private record ReservationUpdated(String reservationId, String eventId, ReservationStatus status,
      OffsetDateTime expiresAt) {}

  private record ReservationExpiring(String reservationId, String eventId, OffsetDateTime expiresAt) {}

  private record PaymentUpdated(String reservationId, String paymentId, String eventId, PaymentStatus status) {}

  private record QueueUpdated(String eventId, long queueSize, long head, @Nullable Double measuredRate,
      OffsetDateTime asOf) {}

  private record QueuePosition(String eventId, long position, @Nullable Long estimatedWait) {}

  private record QueueEntryAllowed(String eventId, OffsetDateTime claimBefore) {}

  private record QueueCleared(String eventId, @Nullable String message) {}

  static Frame ack(long id, Object data) {
    return unique("ack", id, data);
  }

  static Frame ack(long id) {
    return unique("ack", id, new Nothing());
  }

  static Frame pong() {
    return unique("pong", null, new Nothing());
  }

  static Frame error(long id, Problem problem, Language language) {
    var text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("event", "error");
      json.writeNumberField("id", id);
      json.writeFieldName("data");
      ProblemWriter.write(problem, language, RequestId.next(), json);
      json.writeEndObject();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return new Frame(text.toString(), Frame.UNIQUE);
  }

  static Frame restored(Restored restored) {
    return unique("session-restored", null, restored);
  }

  static Frame roomInfo(EventId event, int userCount) {
    return latest("room-info", event.toString(), new RoomInfo(event.toString(), userCount));
  }

  static Frame ticketUpdated(EventId event, Stock stock, long version) {
    String type = stock.ticketTypeId().toString();
    return latest("ticket-updated", type,
        new TicketUpdated(event.toString(), type, stock.available(), stock.total(), version));
  }

  static Frame eventUpdated(EventView view, long version) {
    String event = view.event().id().toString();
    return latest("event-updated", event, new EventUpdated(event, view.status(), view.available(), version));
  }

  /** Seats that have this status now; for blocked ones there is no name, they are read again. */
  static Frame seats(EventId event, SeatStatus status, long from, long version, List<Integer> seats) {
    String name = switch (status) {
      case AVAILABLE -> "seat-released";
      case LOCKED -> "seat-locked";
      case RESERVED -> "seat-reserved";
      case BLOCKED -> throw new IllegalArgumentException("Blocked seats are read again");
    };
    String text = ViewJson.text(new Envelope(name, null, new SeatsUpdated(event.toString(), from, version, seats)));
    return new Frame(text, new Frame.Seats(event, version));
  }

  static Frame seatsAgain(EventId event, long version) {
    String text = ViewJson.text(new Envelope("resync", null, new Resync(event.toString(), "seats", version)));
    return new Frame(text, new Frame.SeatsAgain(event));
  }

  static Frame eventAgain(EventId event, long version) {
    return latest("resync", event.toString(), new Resync(event.toString(), "event", version));
  }

  static Frame reservationUpdated(ReservationChanged changed) {
    return unique("reservation-updated", null, new ReservationUpdated(changed.id().toString(),
        changed.eventId().toString(), changed.status(), time(changed.expiresAt())));
  }

  static Frame reservationExpiring(ReservationChanged hold) {
    return unique("reservation-expiring", null, new ReservationExpiring(hold.id().toString(),
        hold.eventId().toString(), time(hold.expiresAt())));
  }

  static Frame paymentUpdated(Payment payment) {
    return unique("payment-updated", null, new PaymentUpdated(payment.reservationId().toString(),
        payment.id().toString(), payment.eventId().toString(), payment.status()));
  }

  static Frame queueUpdated(EventId event, LineMirror line) {
    var figures = line.figures();
    return latest("queue-updated", event.toString(), new QueueUpdated(event.toString(), figures.waiting(),
        figures.head(), line.measuredRate().orElse(null), time(line.asOf())));
  }

  static Frame queuePosition(EventId event, long position, Optional<Duration> wait) {
    return latest("queue-position", event.toString(),
        new QueuePosition(event.toString(), position, wait.map(Duration::toSeconds).orElse(null)));
  }

  static Frame queueEntryAllowed(EventId event, Instant claimBefore) {
    return unique("queue-entry-allowed", null, new QueueEntryAllowed(event.toString(), time(claimBefore)));
  }

  static Frame queueCleared(EventId event, Optional<String> message) {
    return unique("queue-cleared", null, new QueueCleared(event.toString(), message.orElse(null)));
  }

  private static OffsetDateTime time(Instant instant) {
    return instant.atOffset(ZoneOffset.UTC);
  }

  private static Frame unique(String event, @Nullable Long id, Object data) {
    return new Frame(ViewJson.text(new Envelope(event, id, data)), Frame.UNIQUE);
  }

  private static Frame latest(String event, String subject, Object data) {
    return new Frame(ViewJson.text(new Envelope(event, null, data)), new Frame.Latest(event, subject));
  }
}
