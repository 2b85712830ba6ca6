package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.Reservation.LatestPayment;
import gg.tiketi.reservation.ReservationStatus;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Currency;
import java.util.Optional;

/** Reservations and answers as rows. */
final class ReservationRows {
  private ReservationRows() {}

  static Reservation read(ResultSet row) throws SQLException {
    var items = SnapshotJson.readItems(row.getString("items"), Currency.getInstance(row.getString("currency")));
    return new Reservation(new ReservationId(Columns.uuid(row, "id")), row.getString("number"),
        new EventId(Columns.uuid(row, "event_id")), new AccountId(Columns.uuid(row, "account_id")),
        Columns.constant(row, "status", ReservationStatus.class), items, Columns.instant(row, "created_at"),
        Columns.instant(row, "expires_at"), Columns.instant(row, "changed_at"), payment(row));
  }

  /** An answer whose payment stands in the column {@code payment}. */
  static Answer readAnswer(ResultSet row, String payment) throws SQLException {
    return new Answer(row.getString("fingerprint"),
        Columns.text(row, "reservation").map(SnapshotJson::readReservation),
        Columns.text(row, "refund").map(SnapshotJson::readRefund), Columns.uuid(row, payment, PaymentId::new));
  }

  private static Optional<LatestPayment> payment(ResultSet row) throws SQLException {
    return row.getString("payment_method") == null
        ? Optional.empty()
        : Optional.of(new LatestPayment(Columns.constant(row, "payment_method", PaymentMethod.class),
            Columns.constant(row, "payment_status", PaymentStatus.class)));
  }
}
