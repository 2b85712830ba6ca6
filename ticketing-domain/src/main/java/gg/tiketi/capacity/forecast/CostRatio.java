package gg.tiketi.capacity.forecast;

/**
 * How much worse one instance too few is than one too many. The least expected cost is at the quantile τ = few ÷ (few + 1) of what may
 * come (the newsvendor's rule).
 *
 * @param fewToMany 9 means that a missing instance costs as much as nine idle ones
 */
public record CostRatio(double fewToMany) {
  /** 9 : 1, for a waiting room turns a missing instance into waiting, and an idle one costs little. */
  public static final CostRatio DEFAULT = new CostRatio(9);

  public CostRatio {
    if (!(fewToMany > 0) || fewToMany > 1_000) {
      throw new IllegalArgumentException("not a ratio from above 0 to 1000: " + fewToMany);
    }
  }

  /** The quantile to plan for. */
  public double quantile() {
    return fewToMany / (fewToMany + 1);
  }

  /** How many samples there must be so that one of them lies at the quantile with the promised chance: ⌈τ ÷ (1 − τ)⌉. */
  public int samplesNeeded() {
    return (int) Math.ceil(fewToMany);
  }

  /** What a decision cost: of what was too few and too many, in what was too many. */
  public double cost(double missing, double idle) {
    return fewToMany * missing + idle;
  }
}
