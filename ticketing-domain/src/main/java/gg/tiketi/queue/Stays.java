package gg.tiketi.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The people inside by their numbers, and since when one of them may not be any more, so that nobody is looked at in vain. */
final class Stays {
  private final SortedMap<Long, Stay> stays = new TreeMap<>();
  /** Before this none ends. */
  private Instant soonest = Instant.MAX;

  int size() {
    return stays.size();
  }

  boolean isEmpty() {
    return stays.isEmpty();
  }

  Optional<Stay> of(long number) {
    return Optional.ofNullable(stays.get(number));
  }

  void put(long number, Stay stay) {
    stays.put(number, stay);
    soonest = stay.endsAt().isBefore(soonest) ? stay.endsAt() : soonest;
  }

  void change(long number, UnaryOperator<Stay> change) {
    of(number).ifPresent(stay -> put(number, change.apply(stay)));
  }

  Optional<Stay> remove(long number) {
    return Optional.ofNullable(stays.remove(number));
  }

  /** For all of them a time did not pass. */
  void later(Duration stillness) {
    stays.replaceAll((number, stay) -> stay.later(stillness));
  }

  /** The numbers whose stays are over. */
  List<Long> over(Instant now) {
    if (soonest.isAfter(now)) {
      return List.of();
    }
    var over = stays.entrySet().stream().filter(entry -> !entry.getValue().endsAt().isAfter(now)).map(Map.Entry::getKey)
        .toList();
    // Those that are over are about to be removed.
    soonest = stays.values().stream().map(Stay::endsAt).filter(end -> end.isAfter(now)).min(Comparator.naturalOrder())
        .orElse(Instant.MAX);
    return over;
  }
}
