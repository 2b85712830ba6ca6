package gg.tiketi.catalog;

import gg.tiketi.kernel.LayoutId;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What an organiser asks for when making an event.
 *
 * @param layout the layout of an event with seats; then there are no ticket types
 * @param ticketTypes the stocks of an event without seats; then there is no layout
 */
public record EventDraft(
    EventDetails details,
    Instant startsAt,
    ZoneId zone,
    SaleWindow sale,
    Currency currency,
    Optional<LayoutId> layout,
    List<TicketTypeDraft> ticketTypes,
    SaleRules rules) {
  public EventDraft {
    ticketTypes = List.copyOf(ticketTypes);
  }

  /** One stock of an event without seats; the price is in minor units of the event's currency. */
  public record TicketTypeDraft(String name, String description, long price, int total) {}
}
