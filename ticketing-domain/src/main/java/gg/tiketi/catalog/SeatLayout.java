package gg.tiketi.catalog;

import gg.tiketi.kernel.LayoutId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Where seats are: sections in order, each rows × seats. Layout order counts seats by section, row and number from 0.
 * A layout never changes once an event uses it.
 *
 * @param features what is special about seats, by index; seats that are not named are plain
 */
public record SeatLayout(
    LayoutId id,
    String name,
    String description,
    List<Section> sections,
    Map<Integer, Set<SeatFeature>> features) {
  public static final int MAX_SEATS = 100_000;

  public SeatLayout {
    sections = List.copyOf(sections);
    var ordered = new TreeMap<Integer, Set<SeatFeature>>();
    features.forEach((index, set) -> ordered.put(index, Set.copyOf(set)));
    features = Collections.unmodifiableSortedMap(ordered);
    int seats = sections.stream().mapToInt(Section::seats).reduce(0, Math::addExact);
    if (name.isBlank() || seats < 1 || seats > MAX_SEATS) {
      throw new IllegalArgumentException("layout " + name + " of " + seats + " seats");
    }
    if (new HashSet<>(sections.stream().map(Section::name).toList()).size() != sections.size()) {
      throw new IllegalArgumentException("two sections of layout " + name + " have one name");
    }
    if (!ordered.isEmpty() && (ordered.firstKey() < 0 || ordered.lastKey() >= seats)) {
      throw new IllegalArgumentException("layout " + name + " has no seat " + ordered.lastKey());
    }
  }

  public int totalSeats() {
    return sections.stream().mapToInt(Section::seats).sum();
  }

  public boolean hasSeat(int index) {
    return index >= 0 && index < totalSeats();
  }

  /** The seat at {@code index} in layout order. */
  public LayoutSeat seat(int index) {
    int left = index;
    for (Section section : sections) {
      if (left < section.seats()) {
        return seat(section, index, left);
      }
      left -= section.seats();
    }
    throw new IllegalArgumentException("layout " + name + " has no seat " + index);
  }

  /** The index of the first seat of {@code section}. */
  public int firstSeatOf(Section section) {
    int first = 0;
    for (Section other : sections) {
      if (other.equals(section)) {
        return first;
      }
      first += other.seats();
    }
    throw new IllegalArgumentException("layout " + name + " has no section " + section.name());
  }

  public boolean isBlocked(int index) {
    return features.getOrDefault(index, Set.of()).contains(SeatFeature.BLOCKED);
  }

  /** A hash of everything in this layout but its id and texts: the same seats have the same version. */
  public String version() {
    return HexFormat.of().formatHex(sha256((sections + "|" + describedFeatures()).getBytes(StandardCharsets.UTF_8)), 0,
        8);
  }

  private String describedFeatures() {
    var text = new StringBuilder();
    features.forEach((index, set) -> text.append(index).append(set.stream().sorted().toList()));
    return text.toString();
  }

  private LayoutSeat seat(Section section, int index, int offset) {
    int row = section.startRow() + offset / section.seatsPerRow();
    int number = 1 + offset % section.seatsPerRow();
    return new LayoutSeat(index, section.name(), row, number, section.price(), features.getOrDefault(index, Set.of()));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException("every Java platform has SHA-256", missing);
    }
  }
}
