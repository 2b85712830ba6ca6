package gg.tiketi.capacity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * All past sales with data, in the order of their openings, as they are known at an instant. What is asked about an earlier
 * instant knows nothing of what came after it, not even a name (law C8).
 */
public final class DemandHistory {
  /** The artist of a show that names nobody. */
  public static final int NOBODY = ArtistNames.NOBODY;

  private final List<Show> all;
  private final ArtistNames names;
  private final Map<Object, Scores> scores;
  private final int known;
  private final ArtistNames.Known artists;
  private final Map<Class<?>, Object> derived = new ConcurrentHashMap<>();

  private DemandHistory(List<Show> all, ArtistNames names, Map<Object, Scores> scores, int known) {
    this.all = all;
    this.names = names;
    this.scores = scores;
    this.known = known;
    this.artists = names.known(known);
  }

  /**
   * The history of these shows, in any order; those without a recorded minute teach nothing and are left out.
   *
   * @param aliases groups of names that mean one artist
   */
  public static DemandHistory of(Collection<Show> shows, Collection<? extends Collection<String>> aliases) {
    var sorted = shows.stream().filter(show -> show.curve().size() > 0)
        .sorted(Comparator.comparing(Show::opensAt).thenComparing(Show::event)).toList();
    return new DemandHistory(sorted, new ArtistNames(sorted.stream().map(Show::artist).toList(), aliases),
        new ConcurrentHashMap<>(), sorted.size());
  }

  /** What of it was known at an instant. */
  public DemandHistory asOf(Instant instant) {
    int low = 0;
    int high = known;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (all.get(middle).knownAt().isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low == known ? this : new DemandHistory(all, names, scores, low);
  }

  /** The shows, the earliest opening first. */
  public List<Show> shows() {
    return all.subList(0, known);
  }

  /** The artist of a show, by its index: one number for each, whatever their names; {@link #NOBODY} for a blank name. */
  public int artist(int show) {
    return artists.ofShow(show);
  }

  /** The artist whom a name means here. */
  public int artist(String name) {
    return artists.of(name);
  }

  /** The shows of the artist whom a name means, the earliest first; none for a blank name. */
  public List<Show> of(String name) {
    int artist = artist(name);
    return artist == NOBODY
        ? List.of()
        : IntStream.range(0, known).filter(show -> artist(show) == artist).mapToObj(all::get).toList();
  }

  /** The shows of each artist who is named, the earliest first. */
  public Collection<List<Show>> byArtist() {
    var shows = new TreeMap<Integer, List<Show>>();
    IntStream.range(0, known).filter(show -> artist(show) != NOBODY)
        .forEach(show -> shows.computeIfAbsent(artist(show), first -> new ArrayList<>()).add(all.get(show)));
    return shows.values();
  }

  /** What follows from all that is known here, worked out once. */
  public <T> T derived(Class<T> type, Function<DemandHistory, T> working) {
    return type.cast(derived.computeIfAbsent(type, first -> working.apply(this)));
  }

  /**
   * Figures about each show that follow from what was known before it alone: worked out once for this history and for all that it was
   * and will be at other instants.
   *
   * @param figure tells them from others by its value
   */
  public Scores scores(Object figure) {
    return scores.computeIfAbsent(figure, first -> new Scores(all.size()));
  }

  /** A figure for each show. */
  public static final class Scores {
    private final double[] told;

    private Scores(int shows) {
      told = new double[shows];
      Arrays.fill(told, Double.NaN);
    }

    /** The figure of a show; worked out twice at the worst, with the same outcome. */
    public double of(int show, IntToDoubleFunction working) {
      if (Double.isNaN(told[show])) {
        told[show] = working.applyAsDouble(show);
      }
      return told[show];
    }
  }
}
