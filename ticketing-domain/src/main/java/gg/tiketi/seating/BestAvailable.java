package gg.tiketi.seating;

import gg.tiketi.catalog.SeatFeature;
import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Finds the best block of adjacent free seats. Better are earlier sections (the layout lists them so), within them seats near
 * the front and the middle. Seats for people with special needs come last; before them, where the event wishes it, blocks
 * that would leave a single free seat alone.
 */
public final class BestAvailable {
  /** How many near-equal blocks a crowd is spread over. */
  private static final int NEAR_EQUAL = 64;
  private static final Comparator<Grade> GRADES = Comparator.comparing(Grade::special).thenComparing(Grade::orphan)
      .thenComparingInt(Grade::section);
  private static final Comparator<Block> ORDER = Comparator.comparing(Block::grade, GRADES)
      .thenComparingInt(Block::distance).thenComparingInt(Block::first);

  private final SeatLayout layout;
  private final Query query;

  /**
   * What is wanted.
   *
   * @param count adjacent seats in one row
   * @param section the section's name, or empty for any
   * @param maxPrice the most a seat may cost, in minor units
   * @param leaveNoOrphans whether a single free seat may be left alone only when every block would leave one
   */
  public record Query(int count, Optional<String> section, Optional<Long> maxPrice, boolean leaveNoOrphans) {}

  /** What comes before any distance: chance chooses only among blocks of one grade. */
  private record Grade(boolean special, boolean orphan, int section) {}

  /** A block by its first seat; {@code distance} tells how far it is from the middle of the front row. */
  private record Block(int first, Grade grade, int distance) {}

  public BestAvailable(SeatLayout layout, Query query) {
    this.layout = layout;
    this.query = query;
  }

  /** The indexes of the seats that may be part of an answer. */
  public SortedSet<Integer> candidates() {
    var candidates = new TreeSet<Integer>();
    for (Section section : layout.sections()) {
      if (isWanted(section)) {
        int first = layout.firstSeatOf(section);
        IntStream.range(first, first + section.seats()).forEach(candidates::add);
      }
    }
    return candidates;
  }

  /** The best block among the free seats; always the same one for the same seats. */
  public Optional<List<Integer>> best(BitSet free) {
    return blocks(free).stream().min(ORDER).map(this::seats);
  }

  /** One of the blocks that are nearly as good as the best, by chance. */
  public Optional<List<Integer>> nearBest(BitSet free, RandomGenerator chance) {
    var blocks = blocks(free);
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    var best = blocks.stream().min(ORDER).orElseThrow();
    var near = blocks.stream().filter(block -> block.grade().equals(best.grade())).sorted(ORDER).limit(NEAR_EQUAL)
        .toList();
    return Optional.of(seats(near.get(chance.nextInt(near.size()))));
  }

  private List<Integer> seats(Block block) {
    return IntStream.range(block.first(), block.first() + query.count()).boxed().toList();
  }

  private List<Block> blocks(BitSet free) {
    var blocks = new ArrayList<Block>();
    int rank = 0;
    for (Section section : layout.sections()) {
      if (isWanted(section)) {
        addBlocks(blocks, section, rank++, free);
      }
    }
    return blocks;
  }

  private void addBlocks(List<Block> blocks, Section section, int rank, BitSet free) {
    int first = layout.firstSeatOf(section);
    for (int row = 0; row < section.rows(); row++) {
      int from = first + row * section.seatsPerRow();
      int to = from + section.seatsPerRow();
      int run = free.nextSetBit(from);
      while (run >= 0 && run + query.count() <= to) {
        int end = Math.min(free.nextClearBit(run), to);
        for (int start = run; start + query.count() <= end; start++) {
          blocks.add(block(start, run, end, rank, 2 * row + offCentre(start, from, to)));
        }
        run = free.nextSetBit(end);
      }
    }
  }

  /** The block at {@code start} in the free run from {@code run} to {@code end}. */
  private Block block(int start, int run, int end, int section, int distance) {
    int stop = start + query.count();
    boolean leavesOrphan = start - run == 1 || end - stop == 1;
    var grade = new Grade(isSpecial(start, stop), query.leaveNoOrphans() && leavesOrphan, section);
    return new Block(start, grade, distance + (leavesOrphan ? 1 : 0));
  }

  /** How many seats the middle of the block at {@code start} is away from the middle of its row. */
  private int offCentre(int start, int from, int to) {
    return Math.abs(2 * start + query.count() - from - to) / 2;
  }

  private boolean isSpecial(int from, int to) {
    return !layout.features().isEmpty() && IntStream.range(from, to).anyMatch(index -> {
      Set<SeatFeature> features = layout.features().getOrDefault(index, Set.of());
      return features.contains(SeatFeature.ACCESSIBLE) || features.contains(SeatFeature.COMPANION);
    });
  }

  private boolean isWanted(Section section) {
    return query.section().map(section.name()::equals).orElse(true)
        && query.maxPrice().map(max -> section.price() <= max).orElse(true);
  }
}
