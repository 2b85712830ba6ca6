package gg.tiketi.http.api;

import gg.tiketi.catalog.CatalogService;
import gg.tiketi.http.api.ReservationViews.ReservationView;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What owners see of their payments. */
final class PaymentViews {
  private final CatalogService catalog;

  PaymentViews(CatalogService catalog) {
    this.catalog = catalog;
  }

  /** A way to pay. */
  public record MethodView(PaymentMethod id, String name, String description) {}

  /** The ways to pay. */
  public record Methods(List<MethodView> methods) {}

  /** A payment; {@code paidAt} is left out until the money was taken. */
  public record PaymentView(String id, String reservationId, PaymentStatus status, PaymentMethod method, long amount,
      String currency, @Nullable OffsetDateTime paidAt) {}

  /** A payment with what it paid. */
  public record Processed(PaymentView payment, ReservationView reservation) {}

  /** A payment by itself. */
  public record OnePayment(PaymentView payment) {}

  /** That a notice arrived; whether it was true is nobody's business. */
  public record Noted(boolean received) {}

  PaymentView of(Payment payment, Instant now) {
    ZoneId zone = catalog.listing(payment.eventId(), now).map(listing -> listing.event().zone()).orElse(Times.HOME);
    boolean paid = payment.status() == PaymentStatus.COMPLETED || payment.status() == PaymentStatus.REFUNDED;
    return new PaymentView(payment.id().toString(), payment.reservationId().toString(), payment.status(),
        payment.method(), payment.amount().amount(), payment.amount().currency().getCurrencyCode(),
        paid ? payment.decidedAt().map(at -> Times.in(zone, at)).orElse(null) : null);
  }
}
