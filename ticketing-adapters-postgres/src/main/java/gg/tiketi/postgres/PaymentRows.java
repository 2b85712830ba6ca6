package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.RefundId;
import gg.tiketi.kernel.ReservationId;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.payment.Refund;
import gg.tiketi.payment.RefundCause;
import gg.tiketi.payment.RefundStatus;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Payments and refunds as rows. */
final class PaymentRows {
  private PaymentRows() {}

  static Payment read(ResultSet row) throws SQLException {
    return new Payment(new PaymentId(Columns.uuid(row, "id")), new ReservationId(Columns.uuid(row, "reservation_id")),
        new EventId(Columns.uuid(row, "event_id")), new AccountId(Columns.uuid(row, "account_id")),
        Columns.constant(row, "method", PaymentMethod.class), money(row),
        Columns.constant(row, "status", PaymentStatus.class), Columns.instant(row, "created_at"),
        Columns.optionalInstant(row, "decided_at"));
  }

  static Refund readRefund(ResultSet row) throws SQLException {
    return new Refund(new RefundId(Columns.uuid(row, "id")), new PaymentId(Columns.uuid(row, "payment_id")),
        new ReservationId(Columns.uuid(row, "reservation_id")), money(row),
        Columns.constant(row, "cause", RefundCause.class), Columns.constant(row, "status", RefundStatus.class));
  }

  private static Money money(ResultSet row) throws SQLException {
    return Money.of(row.getLong("amount"), row.getString("currency"));
  }
}
