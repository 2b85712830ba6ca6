package gg.tiketi.capacity;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/**
 * What the past shows of one artist teach, all names of theirs merged.
 *
 * @param artist as their last show announced them
 * @param concurrent the mean of the peaks of people inside
 * @param demand the mean of the peaks of people inside and waiting
 * @param recommended how many instances that demand wants
 * @param shows how many shows with data there are
 * @param updatedAt when the last of them was known
 */
public record ArtistAverage(String artist, double concurrent, double demand, int recommended, int shows,
    Instant updatedAt) {
  /** The average of an artist's shows, of which there is at least one; the latest last. */
  public static ArtistAverage of(List<Show> shows, SizingRule rule) {
    double demand = shows.stream().mapToInt(show -> show.curve().peakDemand()).average().orElseThrow();
    double concurrent = shows.stream().mapToInt(show -> show.curve().peakConcurrent()).average().orElseThrow();
    return new ArtistAverage(shows.getLast().artist(), concurrent, demand, rule.instances(demand), shows.size(),
        shows.getLast().knownAt());
  }

  /** The averages of all artists, the one with the greatest demand first. */
  public static List<ArtistAverage> of(DemandHistory history, SizingRule rule) {
    return history.byArtist().stream().map(shows -> of(shows, rule))
        .sorted(Comparator.comparingDouble(ArtistAverage::demand).reversed()
            .thenComparing(ArtistAverage::artist))
        .toList();
  }
}
