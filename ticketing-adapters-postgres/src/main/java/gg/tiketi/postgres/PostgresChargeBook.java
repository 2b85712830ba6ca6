package gg.tiketi.postgres;

import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.payment.Charge;
import gg.tiketi.payment.ChargeBook;
import gg.tiketi.payment.Refund;
import java.util.Optional;

/** The simulated provider's books in the database, in tables of their own that no other transaction touches. */
public final class PostgresChargeBook implements ChargeBook {
  private final Database database;

  public PostgresChargeBook(Database database) {
    this.database = database;
  }

  @Override
  public Charge putIfAbsent(Charge charge) {
    database.inTransaction(work -> work.update("charges/put").bind("paymentId", charge.paymentId().value())
        .bind("amount", charge.amount().amount()).bind("currency", charge.amount().currency().getCurrencyCode())
        .bind("captured", charge.captured()).bind("decidedAt", charge.decidedAt()).execute());
    return find(charge.paymentId()).orElseThrow();
  }

  @Override
  public Optional<Charge> find(PaymentId id) {
    return database.read(work -> work.query("charges/find").bind("paymentId", id.value())
        .map((row, context) -> new Charge(new PaymentId(Columns.uuid(row, "payment_id")),
            Money.of(row.getLong("amount"), row.getString("currency")), row.getBoolean("captured"),
            Columns.instant(row, "decided_at")))
        .findOne());
  }

  @Override
  public void refund(Refund refund) {
    database.inTransaction(work -> work.update("charges/refund").bind("refundId", refund.id().value())
        .bind("paymentId", refund.paymentId().value()).bind("amount", refund.amount().amount())
        .bind("currency", refund.amount().currency().getCurrencyCode()).execute());
  }
}
