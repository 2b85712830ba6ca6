package gg.tiketi.app.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Something that goes wrong and is made right again. */
sealed interface Fault {
  /** A server ends as by a power cut, and is started again. */
  record KilledServer(int server) implements Fault {}

  /** A server is asked to end, and is started again. */
  record TerminatedServer(int server) implements Fault {}

  /** A server stands still, with all the locks it has. */
  record FrozenServer(int server, Duration length) implements Fault {}

  /** PostgreSQL dies; whoever keeps it starts it again. */
  record KilledDatabase() implements Fault {}

  /** PostgreSQL stands still. */
  record FrozenDatabase(Duration length) implements Fault {}

  /** Somebody has locked the reservations, so that every connection of every server ends up waiting. */
  record JammedDatabase(Duration length) implements Fault {}

  /** The wire from a server to PostgreSQL has these manners. */
  record FaultyDatabaseWire(int server, FaultyWire.Manner manner, Duration length) implements Fault {}

  /** Redis dies; whoever keeps it starts it again. */
  record KilledRedis() implements Fault {}

  /** Redis stands still. */
  record FrozenRedis(Duration length) implements Fault {}

  /** Redis forgets everything. */
  record WipedRedis() implements Fault {}

  /** One of each kind, shuffled by the seed. */
  static List<Fault> oneOfEach(long seed) {
    var chance = new SplittableRandom(seed);
    int server = chance.nextInt(2);
    int other = 1 - server;
    var faults = new ArrayList<Fault>(
        List.of(new KilledServer(server), new TerminatedServer(other), new KilledDatabase(),
            new FrozenServer(server, seconds(2)), new FrozenDatabase(seconds(2)), new JammedDatabase(seconds(4)),
            wire(other, new FaultyWire.Manner.Slow(Duration.ofMillis(100)), 2),
            wire(server, new FaultyWire.Manner.Slow(Duration.ofSeconds(1)), 3),
            wire(server, new FaultyWire.Manner.Thin(3), 1), wire(other, new FaultyWire.Manner.Mute(), 3),
            wire(server, new FaultyWire.Manner.Torn(), 4), wire(other, new FaultyWire.Manner.TornAfterCommit(), 1),
            new KilledRedis(), new FrozenRedis(seconds(2)), new WipedRedis()));
    shuffle(faults, chance);
    return List.copyOf(faults);
  }

  /** So many kills of servers by the seed, and now and then of PostgreSQL or Redis. */
  static List<Fault> kills(long seed, int ofServers, int ofDatabase, int ofRedis) {
    var chance = new SplittableRandom(seed);
    var faults = new ArrayList<Fault>();
    for (int i = 0; i < ofServers; i++) {
      faults.add(new KilledServer(chance.nextInt(2)));
    }
    for (int i = 0; i < ofDatabase; i++) {
      faults.add(new KilledDatabase());
    }
    for (int i = 0; i < ofRedis; i++) {
      faults.add(new KilledRedis());
    }
    shuffle(faults, chance);
    return List.copyOf(faults);
  }

  private static FaultyDatabaseWire wire(int server, FaultyWire.Manner manner, int seconds) {
    return new FaultyDatabaseWire(server, manner, seconds(seconds));
  }

  private static Duration seconds(int seconds) {
    return Duration.ofSeconds(seconds);
  }

  private static void shuffle(List<Fault> faults, SplittableRandom chance) {
    for (int i = faults.size() - 1; i > 0; i--) {
      int j = chance.nextInt(i + 1);
      faults.set(i, faults.set(j, faults.get(i)));
    }
  }
}
