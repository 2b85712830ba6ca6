package gg.tiketi.queue;

import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Shares in this process's memory: for one instance, for simulations, and the measure of other stores. */
public final class InMemoryShares implements Shares {
  private final Map<String, Instant> instances = new LinkedHashMap<>();
  private final Map<EventId, Row> rows = new HashMap<>();
  private final Map<EventId, Keeper> keepers = new HashMap<>();
  private long versions;

  /** An event's row: {@code reserved} is the most that may be inside and called there whatever it has heard. */
  private record Row(long weight, int limit, int granted, int reserved, long version, Instant changedAt, Instant seenAt,
      Duration longestPoll, Instant polledAt) {
    static final Row NEW = new Row(0, Integer.MAX_VALUE, 0, 0, 0, Instant.EPOCH, Instant.EPOCH, Duration.ZERO,
        Instant.EPOCH);
  }

  /** Who keeps an event's line safe, and when it last said that it knows it. */
  private record Keeper(String instance, Instant seenAt) {}

  @Override
  public synchronized Settled settle(Report report, Instant now) {
    if (report.ready()) {
      instances.put(report.instance(), now);
    } else {
      instances.remove(report.instance());
    }
    instances.values().removeIf(seen -> !seen.plus(SILENCE).isAfter(now));
    rows.values().removeIf(row -> !row.seenAt().plus(FORGOTTEN).isAfter(now));
    keepers.values().removeIf(keeper -> !keeper.seenAt().plus(SILENCE).isAfter(now)
        || !instances.containsKey(keeper.instance()));
    var shares = new HashMap<EventId, Share>();
    report.demands().forEach((event, demand) -> rows.merge(event, heard(Row.NEW, demand, now),
        (old, fresh) -> heard(old, demand, now)));
    report.demands().entrySet().stream().sorted(Comparator.comparing(entry -> entry.getKey().toString()))
        .forEach(entry -> shares.put(entry.getKey(), share(entry.getKey(), entry.getValue(), report, now)));
    boolean keeper = instances.keySet().stream().findFirst().filter(report.instance()::equals).isPresent();
    return new Settled(instances.size(), keeper, shares);
  }

  @Override
  public synchronized void leave(String instance) {
    instances.remove(instance);
  }

  private static Row heard(Row row, Demand demand, Instant now) {
    int reserved = demand.applied() == row.version()
        ? Math.max(row.granted(), demand.inUse())
        : Math.max(row.reserved(), demand.inUse());
    boolean longer = demand.longestPoll().compareTo(row.longestPoll()) >= 0
        || !row.polledAt().plus(SILENCE).isAfter(now);
    return new Row(demand.weight(), demand.limit().orElse(Integer.MAX_VALUE), row.granted(), reserved, row.version(),
        row.changedAt(), now,
        longer ? demand.longestPoll() : row.longestPoll(), longer ? now : row.polledAt());
  }

  private Share share(EventId event, Demand demand, Report report, Instant now) {
    var row = Optional.ofNullable(rows.get(event)).orElse(Row.NEW);
    int granted = granted(row, total(report));
    boolean rests = row.changedAt().plus(STEADY).isAfter(now) && demand.inUse() < row.granted() && !somebodyStarves();
    if (granted != row.granted() && !rests) {
      versions = Math.max(versions + 1, now.toEpochMilli());
      row = new Row(row.weight(), row.limit(), granted, Math.max(row.reserved(), granted), versions, now, row.seenAt(),
          row.longestPoll(), row.polledAt());
      rows.put(event, row);
    }
    return new Share(row.granted(), row.version(), row.longestPoll(), isKept(event, report, now));
  }

  /** The first ready instance that knows an event keeps it for as long as it knows it. */
  private boolean isKept(EventId event, Report report, Instant now) {
    if (!report.ready()) {
      return false;
    }
    return keepers.merge(event, new Keeper(report.instance(), now),
        (old, fresh) -> old.instance().equals(fresh.instance()) ? fresh : old).instance().equals(report.instance());
  }

  /** An event that has nothing yet is not kept waiting until the others' shares have rested. */
  private boolean somebodyStarves() {
    return rows.values().stream().anyMatch(row -> row.weight() > 0 && row.granted() == 0);
  }

  private int total(Report report) {
    return (int) (instances.size() * report.usersPerInstance());
  }

  private int granted(Row row, int total) {
    int target = target(row, total);
    if (target <= row.granted()) {
      return target;
    }
    int others = rows.values().stream().mapToInt(Row::reserved).sum() - row.reserved();
    return Math.max(row.granted(), Math.min(target, total - others));
  }

  /** What an event's limit cuts off goes to the others: limits that are below the fair share come first, until there is none. */
  private int target(Row row, int total) {
    var sharing = rows.values().stream().filter(other -> other.weight() > 0)
        .collect(Collectors.toCollection(ArrayList::new));
    long rest = total;
    long weights = sharing.stream().mapToLong(Row::weight).sum();
    for (var capped = tooMuch(sharing, rest, weights); capped.isPresent(); capped = tooMuch(sharing, rest, weights)) {
      var full = capped.get();
      if (full.equals(row)) {
        return row.limit();
      }
      sharing.remove(full);
      rest -= full.limit();
      weights -= full.weight();
    }
    return row.weight() == 0 ? 0 : (int) Math.max(1, rest * row.weight() / weights);
  }

  private static Optional<Row> tooMuch(List<Row> sharing, long rest, long weights) {
    return sharing.stream().filter(row -> rest * row.weight() > row.limit() * weights).findFirst();
  }
}
