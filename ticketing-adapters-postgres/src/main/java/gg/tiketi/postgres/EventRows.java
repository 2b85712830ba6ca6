package gg.tiketi.postgres;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SearchText;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Money;
import gg.tiketi.kernel.TicketTypeId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Currency;
import org.jdbi.v3.core.statement.SqlStatement;

/** Events and ticket types as rows. */
final class EventRows {
  private EventRows() {}

  /** Binds what may change of an event. */
  static <S extends SqlStatement<S>> S bindChangeable(S statement, Event event) {
    var details = event.details();
    var rules = event.rules();
    return statement.bind("id", event.id().value()).bind("title", details.title())
        .bind("description", details.description()).bind("artistName", details.artistName())
        .bind("venue", details.venue()).bind("address", details.address())
        .bind("posterImageUrl", details.posterImageUrl()).bind("startsAt", event.startsAt())
        .bind("zone", event.zone().getId()).bind("opensAt", event.sale().opensAt())
        .bind("closesAt", event.sale().closesAt()).bind("maxPerPerson", rules.maxPerPerson())
        .bind("holdMicros", rules.holdFor().dividedBy(ChronoUnit.MICROS.getDuration()))
        .bind("cancelUntil", rules.cancelUntil().orElse(null)).bind("cancelFee", rules.cancelFee())
        .bind("leaveNoOrphans", rules.leaveNoOrphans()).bind("searchText", SearchText.of(details))
        .bind("artistText", SearchText.normalise(details.artistName()))
        .bind("addressText", SearchText.normalise(details.address()));
  }

  /** Binds what never changes of an event. */
  static <S extends SqlStatement<S>> S bindFixed(S statement, Event event) {
    return statement.bind("currency", event.currency().getCurrencyCode())
        .bind("layoutId", event.layout().map(layout -> layout.id().value()).orElse(null))
        .bind("createdAt", event.createdAt()).bind("cancelledAt", event.cancelledAt().orElse(null))
        .bind("hidden", event.hidden());
  }

  static Event read(ResultSet row) throws SQLException {
    var details = new EventDetails(row.getString("title"), row.getString("description"), row.getString("artist_name"),
        row.getString("venue"), row.getString("address"), row.getString("poster_image_url"));
    var rules = new SaleRules(row.getInt("max_per_person"),
        Duration.of(row.getLong("hold_micros"), ChronoUnit.MICROS), Columns.optionalInstant(row, "cancel_until"),
        row.getLong("cancel_fee"), row.getBoolean("leave_no_orphans"));
    return new Event(new EventId(Columns.uuid(row, "id")), details, Columns.instant(row, "starts_at"),
        ZoneId.of(row.getString("zone")),
        new SaleWindow(Columns.instant(row, "opens_at"), Columns.instant(row, "closes_at")),
        Currency.getInstance(row.getString("currency")), LayoutRows.readIfAny(row), rules,
        Columns.instant(row, "created_at"), Columns.optionalInstant(row, "cancelled_at"), row.getBoolean("hidden"));
  }

  static TicketType readTicketType(ResultSet row) throws SQLException {
    return new TicketType(new TicketTypeId(Columns.uuid(row, "id")), new EventId(Columns.uuid(row, "event_id")),
        row.getString("name"), row.getString("description"),
        Money.of(row.getLong("price"), row.getString("currency")), row.getInt("total"));
  }
}
