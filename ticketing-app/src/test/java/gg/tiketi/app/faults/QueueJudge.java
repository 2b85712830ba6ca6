package gg.tiketi.app.faults;

import gg.tiketi.app.faults.QueueCrowd.Told;
import gg.tiketi.app.verify.Installation;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/** Judges a waiting room by what people were told, and by its log as it is in the database. It uses no code of either. */
final class QueueJudge {
  private static final int ENOUGH = 20;

  private final List<String> wrong = new ArrayList<>();

  private QueueJudge() {}

  // ---- what people were told ----

  /** What must not be, whatever was lost in between. */
  static List<String> ofTellings(List<Told> told) {
    var judge = new QueueJudge();
    var placed = told.stream().filter(answer -> answer.number() > 0).toList();
    judge.numbersAreUnique(placed);
    judge.numbersFollowArrivals(placed);
    judge.nobodyIsPassed(placed);
    return judge.wrong;
  }

  private void numbersAreUnique(List<Told> told) {
    var owners = new HashMap<List<Long>, String>();
    for (var answer : told) {
      var owner = owners.putIfAbsent(List.of((long) answer.epoch(), answer.number()), answer.account());
      check(owner == null || owner.equals(answer.account()),
          "number " + answer.number() + " of epoch " + answer.epoch() + " is of two people");
    }
  }

  /** Who knew their number before somebody else asked has the smaller one. */
  private void numbersFollowArrivals(List<Told> told) {
    var firsts = new HashMap<List<Object>, Told>();
    told.stream().sorted(Comparator.comparingLong(Told::heard))
        .forEach(answer -> firsts.putIfAbsent(List.of(answer.account(), answer.number()), answer));
    var known = highestKnown(firsts.values().stream().toList());
    for (var first : firsts.values()) {
      var before = known.lowerEntry(first.sent());
      check(before == null || before.getValue() < first.number(),
          "somebody came after number " + before + " was given and got " + first.number());
    }
  }

  /** Nobody waits when somebody behind them is inside already. */
  private void nobodyIsPassed(List<Told> told) {
    var inside = highestKnown(told.stream().filter(answer -> answer.state().equals("admitted")).toList());
    for (var answer : told) {
      var before = inside.lowerEntry(answer.sent());
      check(!answer.state().equals("waiting") || before == null || before.getValue() < answer.number(),
          "number " + answer.number() + " waited although " + before + " had gone in");
    }
  }

  /** The highest number that anybody knew, by the moment from which on they did. */
  private static TreeMap<Long, Long> highestKnown(List<Told> told) {
    var highest = new TreeMap<Long, Long>();
    told.stream().sorted(Comparator.comparingLong(Told::heard)).forEach(answer -> {
      long before = highest.isEmpty() ? 0 : highest.lastEntry().getValue();
      highest.put(answer.heard(), Math.max(before, answer.number()));
    });
    return highest;
  }

  // ---- the log ----

  /** An entry of a line's log. */
  record Entry(String kind, long first, long last, Optional<String> account) {}

  /** The log of an event's line, as far as it is in the database. */
  static List<Entry> log(Installation installation, String event) {
    try (var connection = installation.connect();
        var statement = connection.prepareStatement("select kind, first_number, last_number, account_id from queue_log "
            + "where event_id = ? order by epoch, entry")) {
      statement.setObject(1, UUID.fromString(event));
      var entries = new ArrayList<Entry>();
      try (var row = statement.executeQuery()) {
        while (row.next()) {
          entries
              .add(new Entry(row.getString(1), row.getLong(2), row.getLong(3), Optional.ofNullable(row.getString(4))));
        }
      }
      return entries;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** When somebody was called first after a moment, as the database's clock has it. */
  static Optional<Instant> firstCall(Installation installation, String event, Instant since) {
    try (var connection = installation.connect();
        var statement = connection.prepareStatement("select min(at) from queue_log where event_id = ? "
            + "and kind = 'CALLED' and at > ?")) {
      statement.setObject(1, UUID.fromString(event));
      statement.setObject(2, since.atOffset(ZoneOffset.UTC));
      try (var row = statement.executeQuery()) {
        row.next();
        return Optional.ofNullable(row.getObject(1, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whose number became another although their turn neither came nor was missed. */
  static List<String> ofPlaces(List<Told> told, List<Entry> log) {
    var judge = new QueueJudge();
    var over = log.stream().filter(entry -> List.of("MISSED", "ENDED", "LEFT").contains(entry.kind()))
        .map(Entry::first).collect(Collectors.toSet());
    var numbers = new HashMap<String, Long>();
    told.stream().filter(answer -> answer.number() > 0).sorted(Comparator.comparingLong(Told::heard))
        .forEach(answer -> {
          var before = numbers.put(answer.account(), answer.number());
          judge.check(before == null || before == answer.number()
              || (before < answer.number() && over.contains(before)), before + " became " + answer.number());
        });
    return judge.wrong;
  }

  /** How a line stands after its log, and what was wrong on the way. */
  record Verdict(int places, int waiting, int called, int inside, int most, List<String> wrong) {
    boolean isEmpty() {
      return waiting + called + inside == 0;
    }
  }

  /** Plays the log of a line that was never lost; nobody may have been cleared from it. */
  static Verdict ofLog(List<Entry> log, int threshold, List<Told> told) {
    var judge = new QueueJudge();
    var hall = new Hall();
    var owners = new HashMap<Long, String>();
    for (var entry : log) {
      judge.play(entry, hall, owners, threshold);
    }
    told.stream().filter(answer -> answer.number() > 0).forEach(answer -> {
      judge.check(answer.account().equals(owners.get(answer.number())),
          "number " + answer.number() + " was told to one who has it not in the log");
      judge.check(!answer.state().equals("admitted") || hall.everInside.contains(answer.number()),
          "number " + answer.number() + " was told to be inside, and is not by the log");
    });
    return new Verdict(owners.size(), hall.waiting.size(), hall.called.size(), hall.inside.size(), hall.most,
        judge.wrong);
  }

  private static final class Hall {
    private final TreeSet<Long> waiting = new TreeSet<>();
    private final TreeSet<Long> called = new TreeSet<>();
    private final TreeSet<Long> inside = new TreeSet<>();
    private final TreeSet<Long> everInside = new TreeSet<>();
    private final Map<String, Long> places = new HashMap<>();
    private int most;
  }

  private void play(Entry entry, Hall hall, Map<Long, String> owners, int threshold) {
    long number = entry.first();
    switch (entry.kind()) {
      case "JOINED", "ENTERED" -> {
        check(number == owners.size() + 1L, number + " was given after " + owners.size());
        var account = entry.account().orElseThrow();
        owners.put(number, account);
        check(hall.places.put(account, number) == null, account + " has two places");
        boolean isDirect = entry.kind().equals("ENTERED");
        check(!isDirect || hall.waiting.isEmpty(), number + " went in past those who wait");
        (isDirect ? hall.inside : hall.waiting).add(number);
      }
      case "CALLED" -> {
        check(hall.waiting.headSet(number).isEmpty(), "a call passed " + hall.waiting.headSet(number));
        check(entry.last() <= owners.size(), entry.last() + " was called before it was given");
        var wave = hall.waiting.subSet(number, true, entry.last(), true);
        check(!wave.isEmpty() && wave.last() == entry.last(), "a call of nobody: " + entry);
        hall.called.addAll(wave);
        wave.clear();
      }
      case "CLAIMED" -> {
        check(hall.called.remove(number), number + " claimed a turn that it had not");
        check(entry.account().equals(Optional.ofNullable(owners.get(number))), number + " was claimed by another");
        hall.inside.add(number);
      }
      case "MISSED" -> end(hall, owners, number, hall.called.remove(number), "missed");
      case "LEFT" -> end(hall, owners, number, hall.called.remove(number) || hall.waiting.remove(number), "left");
      case "ENDED", "REVOKED" -> end(hall, owners, number, hall.inside.remove(number), "ended");
      case "OPENED", "ALLOWED" -> check(number == 0, "no numbers are meant: " + entry);
      default -> check(false, "nothing of that kind happened: " + entry);
    }
    hall.everInside.addAll(hall.inside.tailSet(number, true).headSet(number, true));
    hall.most = Math.max(hall.most, hall.called.size() + hall.inside.size());
    check(hall.called.size() + hall.inside.size() <= threshold,
        hall.called.size() + " called and " + hall.inside.size() + " inside after " + entry);
  }

  private void end(Hall hall, Map<Long, String> owners, long number, boolean had, String how) {
    check(had, number + " " + how + " what it had not");
    hall.places.remove(owners.getOrDefault(number, ""));
  }

  private void check(boolean holds, String what) {
    if (!holds && wrong.size() < ENOUGH) {
      wrong.add(what);
    }
  }
}
