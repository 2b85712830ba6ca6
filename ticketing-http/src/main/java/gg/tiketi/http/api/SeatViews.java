package gg.tiketi.http.api;

import gg.tiketi.catalog.Event;
import gg.tiketi.catalog.LayoutSeat;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.seating.SeatMap;
import gg.tiketi.seating.SeatStatus;
import java.util.Base64;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What everybody sees of layouts and seats; a seat's id is its index in layout order, as a string. */
final class SeatViews {
  static final String ENCODING = "2bit-base64";

  private SeatViews() {}

  /** A block of equal rows at one price. */
  public record SectionView(String name, int rows, int seatsPerRow, long price, int startRow) {
    static SectionView of(Section section) {
      return new SectionView(section.name(), section.rows(), section.seatsPerRow(), section.price(),
          section.startRow());
    }
  }

  /** A layout in a list. */
  public record LayoutView(String id, String name, String description, int totalSeats, List<SectionView> sections) {
    static LayoutView of(SeatLayout layout) {
      return new LayoutView(layout.id().toString(), layout.name(), layout.description(), layout.totalSeats(),
          SeatViews.sections(layout));
    }
  }

  /** The layouts. */
  public record Layouts(List<LayoutView> layouts) {}

  /** The event a map is of. */
  public record EventOfSeats(String id, String title) {
    static EventOfSeats of(Event event) {
      return new EventOfSeats(event.id().toString(), event.details().title());
    }
  }

  /** The sections of a map. */
  public record Sections(String version, int totalSeats, List<SectionView> sections) {
    static Sections of(SeatLayout layout) {
      return new Sections(layout.version(), layout.totalSeats(), SeatViews.sections(layout));
    }
  }

  /**
   * A seat.
   *
   * @param status left out in the unchanging part
   * @param features left out when there is nothing special about it
   */
  public record Seat(String id, String section, int rowNumber, int seatNumber, String seatLabel, long price,
      @Nullable SeatStatus status, @Nullable List<SeatFeature> features) {
    static Seat of(LayoutSeat seat, @Nullable SeatStatus status) {
      return new Seat(Integer.toString(seat.index()), seat.section(), seat.rowNumber(), seat.seatNumber(),
          seat.label(), seat.price(), status,
          seat.features().isEmpty() ? null : seat.features().stream().sorted().toList());
    }
  }

  /** All seats with their status as of a version. */
  public record FullMap(EventOfSeats event, Sections layout, long version, List<Seat> seats) {
    static FullMap of(Event event, SeatLayout layout, SeatMap map) {
      return new FullMap(EventOfSeats.of(event), Sections.of(layout), map.version(),
          IntStream.range(0, layout.totalSeats()).mapToObj(i -> Seat.of(layout.seat(i), map.status(i))).toList());
    }
  }

  /** All seats without what changes. */
  public record UnchangingMap(EventOfSeats event, Sections layout, List<Seat> seats) {
    static UnchangingMap of(Event event, SeatLayout layout) {
      return new UnchangingMap(EventOfSeats.of(event), Sections.of(layout),
          IntStream.range(0, layout.totalSeats()).mapToObj(i -> Seat.of(layout.seat(i), null)).toList());
    }
  }

  /**
   * The status of all seats, two bits each, or of those that changed: either {@code encoding} and {@code seats}, or
   * {@code changes}.
   *
   * @param seats seat i stands in byte i / 4, shifted left by 2 × (i mod 4): 0 available, 1 locked, 2 reserved, 3 blocked
   * @param changes pairs of index and status
   */
  public record StatusMap(long version, @Nullable String encoding, @Nullable String seats,
      @Nullable List<List<Integer>> changes) {
    static StatusMap of(SeatMap map) {
      return new StatusMap(map.version(), ENCODING, Base64.getEncoder().encodeToString(map.packed()), null);
    }
  }

  /** A seat with something special about it. */
  public record SpecialSeat(String id, List<SeatFeature> features) {}

  /**
   * All that a page needs to draw the seats of an event, and some hundred times smaller than a list of them.
   *
   * @param special the seats that are not plain
   * @param seats as in {@link StatusMap}
   */
  public record Hall(Sections layout, List<SpecialSeat> special, long version, String encoding, String seats) {
    static Hall of(SeatLayout layout, SeatMap map) {
      var special = layout.features().entrySet().stream()
          .map(each -> new SpecialSeat(each.getKey().toString(), each.getValue().stream().sorted().toList())).toList();
      return new Hall(Sections.of(layout), special, map.version(), ENCODING,
          Base64.getEncoder().encodeToString(map.packed()));
    }
  }

  private static List<SectionView> sections(SeatLayout layout) {
    return layout.sections().stream().map(SectionView::of).toList();
  }
}
