package gg.tiketi.capacity.backtest;

import gg.tiketi.capacity.forecast.CostRatio;
import java.util.List;

/**
 * How one policy fared.
 *
 * @param policy its name
 * @param scores show by show
 */
public record Scorecard(String policy, List<Score> scores) {
  public Scorecard {
    scores = List.copyOf(scores);
  }

  /** For how many shows the policy would have had too few instances. */
  public long shortShows() {
    return scores.stream().filter(score -> score.missing() > 0).count();
  }

  /** Their part of all shows, 0 to 1. */
  public double shortShare() {
    return scores.isEmpty() ? 0 : (double) shortShows() / scores.size();
  }

  /** How many instances were missing, over all shows. */
  public int missing() {
    return scores.stream().mapToInt(Score::missing).sum();
  }

  /** How many instances were idle, over all shows. */
  public int idle() {
    return scores.stream().mapToInt(Score::idle).sum();
  }

  /** What that cost in idle instances. */
  public double cost(CostRatio ratio) {
    return ratio.cost(missing(), idle());
  }

  /** The mean over the shows of what each cost for every instance that it needed. */
  public double costPerNeed(CostRatio ratio) {
    return scores.stream().mapToDouble(score -> ratio.cost(score.missing(), score.idle()) / score.need()).average()
        .orElse(0);
  }
}
