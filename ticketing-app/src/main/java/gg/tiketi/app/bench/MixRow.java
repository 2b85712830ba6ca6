package gg.tiketi.app.bench;

import gg.tiketi.app.bench.load.Job;
import gg.tiketi.app.bench.load.Played;
import gg.tiketi.app.rush.Person;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Visitors of all kinds at once: 70 of 100 read an event, 20 look at its seats, 10 ask for one, each another. Beside them an
 * administrator keeps changing an event, so that its next reader finds no copy of it in memory.
 */
final class MixRow {
  private static final int VISITORS = 100;
  private static final double MEAN_MILLIS = 200;
  private static final int FEW = 100;
  private static final double HITS = 0.8;
  private static final double HIT_MILLIS = 50;
  private static final double MISS_MILLIS = 200;
  private static final int CONNECTIONS = 80;
  private static final int DOME = 20_000;
  private static final int EVENTS = 3;
  /** Enough seats for the fastest machine: nobody is to ask for one that is taken. */
  private static final int MOST_WISHES_A_SECOND = EVENTS * DOME / 30;
  private static final int DETAILS = 7;
  private static final int MAPS = 2;
  private static final Duration HOLD = Duration.ofMinutes(20);

  private final Workshop workshop;

  MixRow(Workshop workshop) {
    this.workshop = workshop;
  }

  List<Outcome> measure() {
    var events = Stream.generate(() -> workshop.preparation().event("dome", HOLD, 4)).limit(EVENTS).toList();
    int wishes = Math.toIntExact(MOST_WISHES_A_SECOND * workshop.effort().mixMillis() / 1_000);
    var people = workshop.preparation().people((wishes + EVENTS - 1) / EVENTS);
    var script = workshop.generator().script(() -> requests(events, people, wishes));
    try (var witness = new CacheWitness(workshop)) {
      var job = new Job(workshop.server().place().port(), script.toString(), VISITORS, workshop.effort().mixMillis(),
          true, 0);
      var playing = CompletableFuture.supplyAsync(() -> workshop.generator().play(job));
      while (!playing.isDone()) {
        witness.look();
      }
      return List.of(mix(playing.join()), cache(playing.join(), witness), connections(witness));
    }
  }

  /** In tens, each shuffled: seven details, two maps, one wish. */
  private static Iterator<String> requests(List<String> events, List<Person> people, int wishes) {
    var chance = new Random(1);
    return IntStream.range(0, wishes).boxed().flatMap(wish -> {
      var event = events.get(wish % EVENTS);
      var ten = new ArrayList<>(Collections.nCopies(DETAILS, Wire.get("/api/events/" + event)));
      ten.addAll(Collections.nCopies(MAPS, Wire.get("/api/seats/events/" + event + "/status")));
      ten.add(Wire.reserve(people.get(wish / EVENTS).token(), Optional.of(event), event, wish / EVENTS));
      Collections.shuffle(ten, chance);
      return ten.stream();
    }).iterator();
  }

  private static Outcome mix(Played played) {
    long errors = ScenariosRow.errors(played, 200, 201);
    return new Outcome("70 % detail, 20 % map, 10 % reserve, 100 connections",
        "mean below 200 ms, less than 1 % errors",
        ScenariosRow.verdict(errors * FEW < played.total() && played.meanMillis() < MEAN_MILLIS),
        List.of(ScenariosRow.line(played, 200, 201)));
  }

  /** Details and maps need the event; what of it was not in memory was read from the database. */
  private static Outcome cache(Played played, CacheWitness witness) {
    long wanted = played.count(200) + witness.looks();
    double hits = 1 - witness.catalogueReads() / (double) Math.max(1, wanted);
    var hit = witness.hitMillis();
    var miss = witness.missMillis();
    return new Outcome("events from memory meanwhile", "more than 80 % hits, a hit below 50 ms, a miss below 200 ms",
        ScenariosRow.verdict(hits > HITS && hit.median() < HIT_MILLIS && miss.median() < MISS_MILLIS),
        List.of(
            String.format(Locale.ROOT,
                "%.2f %% hits: the database was asked for an event %,d times for %,d details and maps",
                100 * hits, witness.catalogueReads(), wanted),
            String.format(Locale.ROOT, "a hit took %.1f ms (%.1f to %.1f), a miss %.1f ms (%.1f to %.1f), %d of each",
                hit.median(),
                hit.min(), hit.max(), miss.median(), miss.min(), miss.max(), witness.looks() / 2)));
  }

  private static Outcome connections(CacheWitness witness) {
    return new Outcome("connections to PostgreSQL meanwhile", "fewer than 80",
        ScenariosRow.verdict(witness.mostConnections() < CONNECTIONS),
        List.of(
            "at most " + witness.mostConnections() + " rows in pg_stat_activity, PostgreSQL's own workers included"));
  }
}
