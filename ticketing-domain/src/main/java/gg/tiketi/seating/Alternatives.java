package gg.tiketi.seating;

import gg.tiketi.catalog.SeatLayout;
import gg.tiketi.catalog.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedSet;
import java.util.stream.IntStream;

/** Finds equal seats for somebody who came too late: as many, adjacent, in the same section, nearest first. */
public final class Alternatives {
  private static final int MAX_BLOCKS = 3;

  private Alternatives() {}

  /** Up to three blocks of free seats that do not overlap; empty when the section has none. */
  public static List<List<Integer>> of(SeatLayout layout, SortedSet<Integer> wanted, BitSet free) {
    var section = sectionOf(layout, wanted.getFirst());
    int first = layout.firstSeatOf(section);
    if (free.get(first, first + section.seats()).isEmpty()) {
      return List.of();
    }
    int near = wanted.getFirst() - first;
    var blocks = new ArrayList<List<Integer>>();
    for (int distance = 0; distance < section.rows() && blocks.size() < MAX_BLOCKS; distance++) {
      int row = near / section.seatsPerRow();
      addBlock(blocks, section, first, row + distance, near, wanted.size(), free);
      if (distance > 0) {
        addBlock(blocks, section, first, row - distance, near, wanted.size(), free);
      }
    }
    return List.copyOf(blocks.subList(0, Math.min(MAX_BLOCKS, blocks.size())));
  }

  /** Adds the block of {@code row} that is nearest to the column of the seat {@code near}. */
  private static void addBlock(List<List<Integer>> blocks, Section section, int first, int row, int near, int count,
      BitSet free) {
    if (row < 0 || row >= section.rows()) {
      return;
    }
    int from = first + row * section.seatsPerRow();
    int wish = from + near % section.seatsPerRow();
    int last = from + section.seatsPerRow() - count;
    IntStream.rangeClosed(from, last).filter(start -> free.nextClearBit(start) >= start + count).boxed()
        .min((left, right) -> Integer.compare(Math.abs(left - wish), Math.abs(right - wish)))
        .ifPresent(start -> blocks.add(IntStream.range(start, start + count).boxed().toList()));
  }

  private static Section sectionOf(SeatLayout layout, int index) {
    for (Section section : layout.sections()) {
      int first = layout.firstSeatOf(section);
      if (index >= first && index < first + section.seats()) {
        return section;
      }
    }
    throw new IllegalArgumentException("layout " + layout.name() + " has no seat " + index);
  }
}
