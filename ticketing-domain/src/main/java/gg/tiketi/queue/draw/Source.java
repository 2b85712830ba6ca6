package gg.tiketi.queue.draw;

/**
 * What a plan says, for everybody to read, about where its randomness comes from.
 *
 * @param name of the kind of source
 * @param proves what a draw with it proves
 * @param doesNotProve what it leaves to trust
 */
public record Source(String name, String proves, String doesNotProve) {
  /** The operator's own secret, promised in the plan and revealed after the list was frozen. */
  public static final Source COMMIT_REVEAL = new Source("commit-reveal",
      "The order follows from this plan, the published list of entrants and a secret that was fixed before anybody entered; "
          + "nobody was moved afterwards.",
      "The operator knew the secret while people entered and could have tried entries or nonces of its own until the "
          + "order pleased it, could have refused to reveal, and could have entered people who do not exist. Nonces made "
          + "by the entrants limit the first only while entries still come in.");
}
