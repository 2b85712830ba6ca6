package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.EventSink;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The book of waiting rooms in this process's memory. */
public final class InMemoryQueueBook implements QueueBook {
  private final EventSink sink;
  private final Map<EventId, QueueRules> rules = new HashMap<>();
  private final Map<EventId, Integer> epochs = new HashMap<>();
  private final Map<EventId, Map<Turn, Admitted>> admitted = new HashMap<>();
  private final Map<EventId, Checkpoint> checkpoints = new HashMap<>();
  private final Map<EventId, Map<Integer, List<LineEntry>>> logs = new HashMap<>();

  /** A book that records its facts here. */
  public InMemoryQueueBook(EventSink sink) {
    this.sink = sink;
  }

  @Override
  public synchronized Optional<QueueRules> rules(EventId event) {
    return Optional.ofNullable(rules.get(event));
  }

  @Override
  public synchronized void decide(EventId event, QueueRules decided) {
    rules.put(event, decided);
    sink.record(Optional.of(event), List.of(new QueueChanged(event)));
  }

  @Override
  public synchronized void cleared(EventId event) {
    sink.record(Optional.of(event), List.of(new QueueCleared(event)));
  }

  @Override
  public synchronized int epoch(EventId event) {
    return epochs.getOrDefault(event, 0);
  }

  @Override
  public synchronized int beginEpoch(EventId event, int seen) {
    int epoch = epoch(event);
    if (epoch == seen) {
      epoch++;
      epochs.put(event, epoch);
    }
    return epoch;
  }

  @Override
  public synchronized void admit(EventId event, Turn turn, AccountId account, Instant now) {
    admitted.computeIfAbsent(event, first -> new LinkedHashMap<>())
        .putIfAbsent(turn, new Admitted(account, turn.number(), now));
  }

  @Override
  public synchronized void keep(EventId event, Checkpoint checkpoint) {
    checkpoints.merge(event, checkpoint, (old, fresh) -> isLater(fresh, old) ? fresh : old);
  }

  private static boolean isLater(Checkpoint one, Checkpoint other) {
    return one.epoch() > other.epoch() || (one.epoch() == other.epoch() && one.version() >= other.version());
  }

  @Override
  public synchronized Optional<Checkpoint> kept(EventId event) {
    return Optional.ofNullable(checkpoints.get(event));
  }

  @Override
  public synchronized List<Admitted> admittedSince(EventId event, Instant since) {
    return admitted.getOrDefault(event, Map.of()).values().stream().filter(person -> !person.at().isBefore(since))
        .toList();
  }

  @Override
  public synchronized void append(EventId event, int epoch, List<LineEntry> entries) {
    var log = logs.computeIfAbsent(event, first -> new HashMap<>()).computeIfAbsent(epoch, first -> new ArrayList<>());
    entries.stream().filter(entry -> entry.index() > last(log)).forEach(log::add);
  }

  @Override
  public synchronized long logged(EventId event, int epoch) {
    return last(logs.getOrDefault(event, Map.of()).getOrDefault(epoch, List.of()));
  }

  /** The log of an epoch, as it was appended. */
  public synchronized List<LineEntry> log(EventId event, int epoch) {
    return List.copyOf(logs.getOrDefault(event, Map.of()).getOrDefault(epoch, List.of()));
  }

  private static long last(List<LineEntry> log) {
    return log.isEmpty() ? 0 : log.getLast().index();
  }
}
