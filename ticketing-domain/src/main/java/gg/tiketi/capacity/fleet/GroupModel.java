package gg.tiketi.capacity.fleet;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * A group of instances as Auto Scaling keeps one: sizes within bounds, launches and departures that take their time, bookings that
 * come a little late, and answers that lag behind. It needs no thread: everything follows from the clock.
 *
 * <p>Documented behaviour it imitates: a least size above the present one raises that; a largest size below it cuts it; a booking
 * lies in the future and shares its minute with no other.
 */
public final class GroupModel {
  private final InstantSource clock;
  private final Traits traits;
  private final List<Sizes> history = new ArrayList<>();
  private final List<Instance> instances = new ArrayList<>();
  private final Map<String, Booking> bookings = new TreeMap<>();
  private long requests;
  private int launched;

  /**
   * How it behaves.
   *
   * @param launch how long the next launch takes
   * @param drain how long a departing instance stays unless it says that it may go
   * @param lag how old its answers are
   * @param lateness how late bookings come
   */
  public record Traits(Supplier<Duration> launch, Duration drain, Duration lag, Duration lateness) {
    /** Launches of this length, one minute to drain, five seconds of lag, bookings on time. */
    public static Traits of(Duration launch) {
      return new Traits(() -> launch, Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ZERO);
    }
  }

  private record Sizes(Instant at, int min, int max, int desired) {}

  /** One machine: asked for, in service, asked to go, gone. */
  private record Instance(String id, Instant askedAt, Instant serviceAt, Instant leavingAt, Instant goneAt) {
    boolean isInService(Instant at) {
      return !serviceAt.isAfter(at) && leavingAt.isAfter(at);
    }

    Life life(Instant at) {
      if (!leavingAt.isAfter(at)) {
        return Life.LEAVING;
      }
      return serviceAt.isAfter(at) ? Life.PENDING : Life.IN_SERVICE;
    }

    Instance leave(Instant at, Duration drain) {
      return new Instance(id, askedAt, serviceAt, at, serviceAt.isAfter(at) ? at : at.plus(drain));
    }
  }

  /** What an instance of the group is doing. */
  public enum Life {
    PENDING, IN_SERVICE, LEAVING
  }

  /** A group that has run as it is for a long time. */
  public GroupModel(InstantSource clock, Traits traits, int min, int max, int desired) {
    this.clock = clock;
    this.traits = traits;
    history.add(new Sizes(Instant.EPOCH, min, max, desired));
    for (int i = 0; i < desired; i++) {
      instances.add(new Instance(name(), Instant.EPOCH, Instant.EPOCH, Instant.MAX, Instant.MAX));
    }
  }

  // ---- what it is asked ----

  /** Changes the sizes that are given. */
  public synchronized Outcome update(OptionalInt min, OptionalInt max, OptionalInt desired) {
    var now = advance();
    var was = history.getLast();
    int least = min.orElse(was.min());
    int most = max.orElse(was.max());
    if (least > most || desired.orElse(most) > most || desired.orElse(least) < least) {
      return new Outcome.Refused("ValidationError", "min %d, max %d, desired %s".formatted(least, most, desired));
    }
    resize(new Sizes(now, least, most, Math.clamp(desired.orElse(was.desired()), least, most)));
    return done();
  }

  /** Makes or replaces a booking. */
  public synchronized Outcome put(Booking booking) {
    var now = advance();
    boolean taken = bookings.values().stream()
        .anyMatch(other -> !other.name().equals(booking.name()) && other.at().equals(booking.at()));
    if (!booking.at().isAfter(now) || taken) {
      return new Outcome.Refused(taken ? "AlreadyExists" : "ValidationError", "a booking at " + booking.at());
    }
    bookings.put(booking.name(), booking);
    return done();
  }

  /** Takes a booking back. */
  public synchronized Outcome delete(String name) {
    advance();
    return bookings.remove(name) == null
        ? new Outcome.Refused("ValidationError", "no booking " + name)
        : done();
  }

  /** A departing instance has nothing left to do. */
  public synchronized boolean mayGo(String id) {
    var now = advance();
    boolean leaves = lives().get(id) == Life.LEAVING;
    instances.replaceAll(instance -> leaves && instance.id().equals(id)
        ? new Instance(id, instance.askedAt(), instance.serviceAt(), instance.leavingAt(), now)
        : instance);
    return leaves;
  }

  /** An instance dies; another one is launched in its place at once. False if it does not serve. */
  public synchronized boolean lose(String id) {
    var now = advance();
    boolean serves = lives().get(id) == Life.IN_SERVICE;
    if (serves) {
      instances.replaceAll(instance -> instance.id().equals(id)
          ? new Instance(id, instance.askedAt(), instance.serviceAt(), now, now)
          : instance);
      var sizes = history.getLast();
      resize(new Sizes(now, sizes.min(), sizes.max(), sizes.desired()));
    }
    return serves;
  }

  // ---- what it tells ----

  /** How it stood a lag ago. */
  public synchronized GroupState told() {
    return at(advance().minus(traits.lag()));
  }

  /** How it stands. */
  public synchronized GroupState state() {
    return at(advance());
  }

  /** Its bookings by time. */
  public synchronized List<Booking> bookings() {
    advance();
    return bookings.values().stream().sorted(Comparator.comparing(Booking::at)).toList();
  }

  /** Its instances by name. */
  public synchronized Map<String, Life> lives() {
    return lives(advance());
  }

  /** Its instances by name a lag ago. */
  public synchronized Map<String, Life> toldLives() {
    return lives(advance().minus(traits.lag()));
  }

  private Map<String, Life> lives(Instant at) {
    var lives = new TreeMap<String, Life>();
    instances.stream().filter(instance -> instance.goneAt().isAfter(at) && !instance.askedAt().isAfter(at))
        .forEach(instance -> lives.put(instance.id(), instance.life(at)));
    return lives;
  }

  /** The launches that have come to an end, by the names of their instances. */
  public synchronized Map<String, Launch> launches() {
    var now = advance();
    var launches = new TreeMap<String, Launch>();
    instances.stream().filter(instance -> instance.askedAt().isAfter(Instant.EPOCH))
        .filter(instance -> !instance.serviceAt().isAfter(now)).forEach(instance -> launches.put(instance.id(),
            new Launch(instance.askedAt(), instance.serviceAt())));
    return launches;
  }

  /** A launch, from the request to service. */
  public record Launch(Instant askedAt, Instant serviceAt) {}

  private GroupState at(Instant at) {
    var sizes = history.stream().filter(change -> !change.at().isAfter(at)).reduce(history.getFirst(),
        (former, later) -> later);
    int serving = (int) instances.stream().filter(instance -> instance.isInService(at)).count();
    return new GroupState(sizes.min(), sizes.max(), sizes.desired(), serving);
  }

  // ---- what happens by itself ----

  /** Lets everything happen that is due, and answers what time it is. */
  private Instant advance() {
    var now = clock.instant();
    bookings.values().stream().filter(booking -> !booking.at().plus(traits.lateness()).isAfter(now))
        .sorted(Comparator.comparing(Booking::at)).toList().forEach(this::happen);
    return now;
  }

  private void happen(Booking booking) {
    bookings.remove(booking.name());
    var was = history.getLast();
    int min = Math.min(booking.min(), was.max());
    int desired = Math.clamp(booking.desired().orElse(was.desired()), min, was.max());
    resize(new Sizes(booking.at().plus(traits.lateness()), min, was.max(), desired));
  }

  private void resize(Sizes sizes) {
    history.add(sizes);
    var staying = instances.stream().filter(instance -> instance.leavingAt().equals(Instant.MAX)).toList();
    for (int i = staying.size(); i < sizes.desired(); i++) {
      instances.add(new Instance(name(), sizes.at(), sizes.at().plus(traits.launch().get()), Instant.MAX, Instant.MAX));
    }
    // The latest go first: those that are not even there yet.
    staying.stream().sorted(Comparator.comparing(Instance::serviceAt).reversed())
        .limit(Math.max(0, staying.size() - sizes.desired()))
        .forEach(instance -> instances.set(instances.indexOf(instance), instance.leave(sizes.at(), traits.drain())));
  }

  private String name() {
    launched++;
    return "i-%017d".formatted(launched);
  }

  private Outcome done() {
    requests++;
    return new Outcome.Done("request-" + requests);
  }
}
