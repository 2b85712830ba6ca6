package gg.tiketi.seating;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.LayoutSeat;
import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import gg.tiketi.kernel.LayoutId;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Best available and alternatives against a search that tries every place (law S14). */
class BlocksTest {
  private static final SeatLayout LAYOUT = new SeatLayout(new LayoutId(new UUID(0, 1)), "three sections", "",
      List.of(new Section("A", 2, 7, 300, 1), new Section("B", 3, 5, 200, 3), new Section("C", 1, 9, 100, 6)),
      Map.of(3, Set.of(SeatFeature.ACCESSIBLE), 4, Set.of(SeatFeature.COMPANION)));
  private static final Set<Integer> SPECIAL = Set.of(3, 4);
  private static final long SEED = 20_260_501;

  @Property(tries = 3_000, seed = "20260501")
  void S14_theBestBlockIsAdjacentFreeAndOfTheRightPrice(@ForAll long seed,
      @ForAll @IntRange(min = 1, max = 6) int count,
      @ForAll boolean noOrphans) {
    var chance = new Random(seed ^ SEED);
    var free = someSeats(chance);
    var section = chance.nextInt(3) == 0 ? Optional.of("B") : Optional.<String>empty();
    var maxPrice = chance.nextInt(3) == 0 ? Optional.of(250L) : Optional.<Long>empty();
    var best = new BestAvailable(LAYOUT, new BestAvailable.Query(count, section, maxPrice, noOrphans));
    var possible = everyBlock(count, free).stream().filter(block -> isWanted(block, section, maxPrice))
        .collect(Collectors.toSet());
    assertThat(best.best(free).isPresent()).isEqualTo(!possible.isEmpty());
    assertThat(best.nearBest(free, chance).isPresent()).isEqualTo(!possible.isEmpty());
    best.best(free).ifPresent(block -> {
      assertThat(possible).contains(block);
      assertThat(best.candidates()).containsAll(block);
      assertThat(grade(block, free, noOrphans)).isEqualTo(lowest(possible, free, noOrphans));
    });
    best.nearBest(free, chance).ifPresent(block -> assertThat(grade(block, free, noOrphans))
        .as("chance chooses only among equals").isEqualTo(lowest(possible, free, noOrphans)));
  }

  @Property(tries = 2_000, seed = "20260501")
  void S14_alternativesAreEqualAndFree(@ForAll long seed, @ForAll @IntRange(min = 1, max = 4) int count) {
    var chance = new Random(seed ^ SEED);
    var free = someSeats(chance);
    var wanted = new TreeSet<Integer>();
    int first = chance.nextInt(LAYOUT.totalSeats() - count);
    IntStream.range(first, first + count).forEach(wanted::add);
    wanted.forEach(free::clear);
    var section = LAYOUT.seat(wanted.getFirst()).section();
    var possible = everyBlock(count, free).stream().filter(block -> sectionOf(block).equals(section))
        .collect(Collectors.toSet());
    var found = Alternatives.of(LAYOUT, wanted, free);
    assertThat(possible).containsAll(found);
    assertThat(found.isEmpty()).isEqualTo(possible.isEmpty());
    assertThat(found.stream().flatMap(List::stream)).doesNotHaveDuplicates();
    assertThat(found).hasSizeLessThanOrEqualTo(3);
  }

  @Property(tries = 1)
  void a_row_far_back_is_still_before_the_next_section() {
    var layout = new SeatLayout(new LayoutId(new UUID(0, 2)), "deep", "",
        List.of(new Section("A", 2_000, 1, 300, 1), new Section("B", 1, 1, 200, 2_001)), Map.of());
    var free = new BitSet();
    free.set(1_999, 2_001);
    var query = new BestAvailable.Query(1, Optional.empty(), Optional.empty(), false);
    assertThat(new BestAvailable(layout, query).best(free)).contains(List.of(1_999));
  }

  private static BitSet someSeats(Random chance) {
    var free = new BitSet();
    int share = chance.nextInt(1, 100);
    IntStream.range(0, LAYOUT.totalSeats()).filter(seat -> chance.nextInt(100) < share).forEach(free::set);
    return free;
  }

  /** Every adjacent free block of this size within one row. */
  private static Set<List<Integer>> everyBlock(int count, BitSet free) {
    return IntStream.rangeClosed(0, LAYOUT.totalSeats() - count)
        .mapToObj(first -> IntStream.range(first, first + count).boxed().toList())
        .filter(block -> block.stream().allMatch(free::get) && isOneRow(block)).collect(Collectors.toSet());
  }

  private static boolean isOneRow(List<Integer> block) {
    return block.stream().map(LAYOUT::seat).map(seat -> seat.section() + seat.rowNumber()).distinct().count() == 1;
  }

  private static boolean isWanted(List<Integer> block, Optional<String> section, Optional<Long> maxPrice) {
    LayoutSeat seat = LAYOUT.seat(block.getFirst());
    return section.map(seat.section()::equals).orElse(true) && maxPrice.map(max -> seat.price() <= max).orElse(true);
  }

  private static String sectionOf(List<Integer> block) {
    return LAYOUT.seat(block.getFirst()).section();
  }

  /** Special seats come last, then lonely neighbours where they are unwelcome, then the section decides. */
  private static String grade(List<Integer> block, BitSet free, boolean noOrphans) {
    boolean special = block.stream().anyMatch(SPECIAL::contains);
    boolean orphan = noOrphans && (isLonely(block.getFirst() - 1, -1, free) || isLonely(block.getLast() + 1, 1, free));
    return (special ? 1 : 0) + (orphan ? "1" : "0") + sectionOf(block);
  }

  private static String lowest(Set<List<Integer>> possible, BitSet free, boolean noOrphans) {
    return possible.stream().map(block -> grade(block, free, noOrphans)).sorted().findFirst().orElseThrow();
  }

  /** Whether the seat beside a block is free and has nobody but the block beside it. */
  private static boolean isLonely(int seat, int away, BitSet free) {
    return isFreeInRow(seat, seat - away, free) && !isFreeInRow(seat + away, seat, free);
  }

  private static boolean isFreeInRow(int seat, int neighbour, BitSet free) {
    return LAYOUT.hasSeat(seat) && free.get(seat) && isOneRow(List.of(seat, neighbour));
  }
}
