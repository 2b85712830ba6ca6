package gg.tiketi.catalog;

import gg.tiketi.kernel.LayoutId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Layouts to start from. Their ids follow from their names, so that every installation knows them by the same id. */
public final class SampleLayouts {
  public static final SeatLayout SMALL_THEATER = layout("small_theater", "An intimate theatre of 265 seats",
      new Section("VIP", 3, 10, 150_000, 1), new Section("R", 5, 15, 100_000, 4), new Section("S", 8, 20, 70_000, 9));
  public static final SeatLayout LARGE_THEATER = layout("large_theater", "A large theatre of 1,250 seats",
      new Section("VIP", 5, 20, 200_000, 1), new Section("R", 10, 30, 150_000, 6),
      new Section("S", 15, 30, 100_000, 16), new Section("A", 10, 40, 70_000, 31));
  public static final SeatLayout SPORTS_STADIUM = layout("sports_stadium", "A stadium of 4,900 seats",
      new Section("Floor1", 20, 50, 80_000, 1), new Section("Floor2", 30, 60, 50_000, 21),
      new Section("Floor3", 30, 70, 30_000, 51));
  public static final SeatLayout DOME = layout("dome", "A dome of 20,000 seats",
      new Section("VIP", 20, 50, 198_000, 1), new Section("R", 60, 50, 165_000, 21),
      new Section("S", 100, 60, 132_000, 81), new Section("A", 100, 100, 99_000, 181));
  public static final List<SeatLayout> ALL = List.of(SMALL_THEATER, LARGE_THEATER, SPORTS_STADIUM, DOME);

  private SampleLayouts() {}

  private static SeatLayout layout(String name, String description, Section... sections) {
    var id = UUID.nameUUIDFromBytes(("layout:" + name).getBytes(StandardCharsets.UTF_8));
    return new SeatLayout(new LayoutId(id), name, description, List.of(sections), Map.of());
  }
}
