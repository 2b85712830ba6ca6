package gg.tiketi.http.api;

import gg.tiketi.catalog.EventView;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.TicketType;
import gg.tiketi.http.api.CatalogViews.EventDetail;
import gg.tiketi.http.api.CatalogViews.SaleRulesView;
import gg.tiketi.http.api.CatalogViews.TicketTypeView;
import gg.tiketi.http.api.CatalogViews.WaitingRoom;
import gg.tiketi.http.api.SeatViews.SectionView;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;

/** What organisers see besides what everybody sees. */
final class AdminViews {
  private AdminViews() {}

  /** An event as its organiser sees it. */
  public record AdminEventPage(EventDetail event, SaleRulesView rules, List<TicketTypeView> ticketTypes,
      int registeredCount) {
    static AdminEventPage of(EventView view, WaitingRoom room, ToLongFunction<TicketType> available) {
      return new AdminEventPage(EventDetail.of(view, room), SaleRulesView.of(view.event()),
          CatalogViews.ticketTypes(view.listing(), available), view.listing().registeredCount());
    }
  }

  /** An event that is being sold. */
  public record ActiveEvent(String id, String title, String artistName, OffsetDateTime saleStartDate) {
    static ActiveEvent of(EventView view) {
      var event = view.event();
      return new ActiveEvent(event.id().toString(), event.details().title(), event.details().artistName(),
          Times.in(event.zone(), event.sale().opensAt()));
    }
  }

  /** The events that are being sold. */
  public record ActiveEvents(List<ActiveEvent> events) {}

  /** What cancelling an event ends. */
  public record CancelledEvent(EventDetail event, int cancelledReservations, int refunds, long amount) {}

  /** What is special about a seat. */
  public record SeatFeatures(String seatId, List<SeatFeature> features) {
    static SeatFeatures of(Map.Entry<Integer, Set<SeatFeature>> seat) {
      return new SeatFeatures(Integer.toString(seat.getKey()), seat.getValue().stream().sorted().toList());
    }
  }

  /** A layout with everything that is special in it. */
  public record FullLayout(String id, String name, String description, int totalSeats, String version,
      List<SectionView> sections, List<SeatFeatures> features) {
    static FullLayout of(SeatLayout layout) {
      return new FullLayout(layout.id().toString(), layout.name(), layout.description(), layout.totalSeats(),
          layout.version(), layout.sections().stream().map(SectionView::of).toList(),
          layout.features().entrySet().stream().map(SeatFeatures::of).toList());
    }
  }

  /** One layout. */
  public record OneLayout(FullLayout layout) {}

  /** The layouts. */
  public record FullLayouts(List<FullLayout> layouts) {}

  /** The seats that are not as they were. */
  public record ChangedSeats(List<String> changed) {}

  /** One ticket type. */
  public record OneTicketType(TicketTypeView ticketType) {}
}
