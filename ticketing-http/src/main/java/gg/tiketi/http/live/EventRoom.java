package gg.tiketi.http.live;

import gg.tiketi.catalog.EventChanged;
import gg.tiketi.http.live.LiveSocket.Topic;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Published;
import gg.tiketi.kernel.TicketTypeId;
import gg.tiketi.seating.SeatChange;
import gg.tiketi.seating.SeatStatus;
import gg.tiketi.seating.SeatsChanged;
import gg.tiketi.seating.Stock;
import gg.tiketi.seating.StockChanged;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Those who watch one event, and what they have not been told yet. Changes gather for an interval and are told together;
 * frames of one interval carry the same pair of versions. The more a telling costs, the longer the next interval.
 */
final class EventRoom {
  static final Duration SHORTEST = Duration.ofMillis(50);
  static final Duration LONGEST = Duration.ofSeconds(1);
  private static final Duration COUNT_EVERY = Duration.ofSeconds(1);
  /** More changed seats than that are read again sooner than told. */
  private static final int MOST_SEATS_TOLD = 1_000;

  private final EventId event;
  private final Set<LiveSocket> eventViewers = new LinkedHashSet<>();
  private final Set<LiveSocket> seatViewers = new LinkedHashSet<>();
  private final Map<Integer, SeatStatus> seats = new TreeMap<>();
  private final Map<TicketTypeId, Stock> stocks = new LinkedHashMap<>();
  private boolean changed;
  private boolean missed;
  private long told;
  private long heard;
  private int countTold = -1;
  private Instant nextTelling = Instant.EPOCH;
  private Instant nextCount = Instant.EPOCH;

  /** A room whose viewers are told from {@code version} on. */
  EventRoom(EventId event, long version) {
    this.event = event;
    this.told = version;
    this.heard = version;
  }

  /** What is to be told now, to whom. */
  record Telling(List<Frame> toEvent, List<LiveSocket> eventViewers, List<Frame> toSeats,
      List<LiveSocket> seatViewers) {
    int sends() {
      return toEvent.size() * eventViewers.size() + toSeats.size() * seatViewers.size();
    }

    void tell() {
      eventViewers.forEach(viewer -> toEvent.forEach(viewer.outbox()::offer));
      seatViewers.forEach(viewer -> toSeats.forEach(viewer.outbox()::offer));
    }
  }

  /** What the event looks like now, read by whoever knows. */
  interface View {
    /** The frame that tells status and stock of an event at a version; empty when there is no such event any more. */
    List<Frame> of(EventId event, long version, Instant now);
  }

  EventId event() {
    return event;
  }

  synchronized void join(Topic topic, LiveSocket socket) {
    viewers(topic).add(socket);
  }

  synchronized void leave(Topic topic, LiveSocket socket) {
    viewers(topic).remove(socket);
  }

  synchronized boolean isEmpty() {
    return eventViewers.isEmpty() && seatViewers.isEmpty();
  }

  /** How many watch the event here. */
  synchronized int viewers() {
    return eventViewers.size();
  }

  /** The version up to which viewers have been told. */
  synchronized long told() {
    return told;
  }

  /** Hears a commit; one that was heard before changes nothing, one that does not follow is noticed. */
  synchronized void heard(Published published) {
    if (published.version() <= heard) {
      return;
    }
    missed |= published.version() != heard + 1;
    heard = published.version();
    published.facts().forEach(fact -> {
      switch (fact) {
        case SeatsChanged(EventId _, List<SeatChange> changes) ->
          changes.forEach(seat -> seats.put(seat.index(), seat.status()));
        case StockChanged(EventId _, Stock stock) -> stocks.put(stock.ticketTypeId(), stock);
        case EventChanged _ -> changed = true;
        default -> {
        }
      }
    });
  }

  /** Commits were missed: everybody here reads again. */
  synchronized void missed() {
    missed = true;
  }

  /**
   * Takes what is due to be told at {@code now}.
   *
   * @param sendsPerSecond what this instance allows itself for one room
   * @param others how many watch the event on other instances
   */
  synchronized Telling due(Instant now, View view, int sendsPerSecond, int others) {
    List<Frame> toEvent = new ArrayList<>();
    List<Frame> toSeats = new ArrayList<>();
    if (!now.isBefore(nextTelling) && isPending()) {
      gather(toEvent, toSeats, view, now);
    }
    int count = eventViewers.size() + others;
    if (!now.isBefore(nextCount) && count != countTold) {
      toEvent.add(Frames.roomInfo(event, count));
      countTold = count;
      nextCount = now.plus(COUNT_EVERY);
    }
    var telling = new Telling(toEvent, toEvent.isEmpty() ? List.of() : List.copyOf(eventViewers), toSeats,
        toSeats.isEmpty() ? List.of() : List.copyOf(seatViewers));
    if (telling.sends() > 0) {
      nextTelling = now.plus(interval(telling.sends(), sendsPerSecond));
    }
    return telling;
  }

  private boolean isPending() {
    return missed || changed || !seats.isEmpty() || !stocks.isEmpty();
  }

  private void gather(List<Frame> toEvent, List<Frame> toSeats, View view, Instant now) {
    if (missed) {
      toEvent.add(Frames.eventAgain(event, heard));
      toSeats.add(Frames.seatsAgain(event, heard));
    } else {
      stocks.values().forEach(stock -> toEvent.add(Frames.ticketUpdated(event, stock, heard)));
      toEvent.addAll(view.of(event, heard, now));
      toSeats.addAll(seatFrames());
    }
    missed = false;
    changed = false;
    seats.clear();
    stocks.clear();
    told = heard;
  }

  private List<Frame> seatFrames() {
    return seats.isEmpty() ? List.of() : seatFrames(event, told, heard, seats);
  }

  /** The frames that tell these changes, or the one that asks to read again. */
  static List<Frame> seatFrames(EventId event, long from, long version, Map<Integer, SeatStatus> changes) {
    if (changes.size() > MOST_SEATS_TOLD || changes.containsValue(SeatStatus.BLOCKED)) {
      return List.of(Frames.seatsAgain(event, version));
    }
    Map<SeatStatus, List<Integer>> byStatus = new EnumMap<>(SeatStatus.class);
    changes.forEach((index, status) -> byStatus.computeIfAbsent(status, _ -> new ArrayList<>()).add(index));
    return byStatus.entrySet().stream()
        .map(each -> Frames.seats(event, each.getKey(), from, version, each.getValue())).toList();
  }

  private static Duration interval(int sends, int sendsPerSecond) {
    Duration wanted = Duration.ofMillis(1_000L * sends / sendsPerSecond);
    if (wanted.compareTo(SHORTEST) < 0) {
      return SHORTEST;
    }
    return wanted.compareTo(LONGEST) > 0 ? LONGEST : wanted;
  }

  private Set<LiveSocket> viewers(Topic topic) {
    return switch (topic) {
      case EVENT -> eventViewers;
      case SEATS -> seatViewers;
      case QUEUE -> throw new IllegalArgumentException("Lines are watched elsewhere");
    };
  }
}
