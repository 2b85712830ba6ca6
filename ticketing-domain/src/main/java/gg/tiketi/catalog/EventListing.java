package gg.tiketi.catalog;

import gg.tiketi.kernel.Money;
import java.util.List;
import java.util.stream.LongStream;

/**
 * An event with what is offered in it.
 *
 * @param ticketTypes in the order in which they were made; empty when the event sells seats
 * @param registeredCount how many people asked to be reminded of the opening
 */
public record EventListing(Event event, List<TicketType> ticketTypes, int registeredCount) {
  public EventListing {
    ticketTypes = List.copyOf(ticketTypes);
  }

  public Money minPrice() {
    return money(prices().min().orElse(0));
  }

  public Money maxPrice() {
    return money(prices().max().orElse(0));
  }

  /** How many seats or tickets there are in all, blocked seats included. */
  public long capacity() {
    return event.layout().map(layout -> (long) layout.totalSeats())
        .orElseGet(() -> ticketTypes.stream().mapToLong(TicketType::total).sum());
  }

  private LongStream prices() {
    return event.layout().map(layout -> layout.sections().stream().mapToLong(Section::price))
        .orElseGet(() -> ticketTypes.stream().mapToLong(type -> type.price().amount()));
  }

  private Money money(long amount) {
    return new Money(amount, event.currency());
  }
}
