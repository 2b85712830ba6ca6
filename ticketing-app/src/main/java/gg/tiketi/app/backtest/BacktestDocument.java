package gg.tiketi.app.backtest;

import gg.tiketi.capacity.backtest.BacktestReport;
import gg.tiketi.capacity.backtest.Score;
import gg.tiketi.capacity.backtest.Scorecard;
import java.util.List;

/**
 * A backtest as it is written down: what JSON, table and page are made of.
 *
 * @param source where the shows come from; of made-up ones it says so
 * @param fewToMany what a missing instance costs in idle ones
 * @param leadMinutes how long before the opening a policy had to answer
 * @param usersPerInstance how many people an instance carries
 * @param instancesMin the least instances
 * @param instancesMax the most instances
 * @param shows how many there are
 * @param scored how many were forecast
 * @param policies policy by policy
 */
public record BacktestDocument(String source, double fewToMany, long leadMinutes, int usersPerInstance,
    int instancesMin, int instancesMax, int shows, int scored, List<Policy> policies) {
  static final String AVERAGE = "simple-average";

  public BacktestDocument {
    policies = List.copyOf(policies);
  }

  /**
   * How one policy fared.
   *
   * @param policy its name
   * @param shortShows for how many shows it had too few instances
   * @param shortShare their part of all
   * @param missing how many instances it had too few
   * @param idle how many it had too many
   * @param cost both, in idle ones
   * @param costPerNeed the mean over the shows of the cost for each instance needed
   * @param againstAverage its cost in that of the simple average
   * @param decisions show by show
   */
  public record Policy(String policy, long shortShows, double shortShare, int missing, int idle, double cost,
      double costPerNeed, double againstAverage, List<Decision> decisions) {
    public Policy {
      decisions = List.copyOf(decisions);
    }
  }

  /**
   * What it said of one show.
   *
   * @param event which one
   * @param artist as announced
   * @param opensAt when it opened
   * @param peak how many people there were at once
   * @param users how many the policy expected
   * @param need how many instances the peak wanted
   * @param planned how many the policy would have brought
   * @param because why
   */
  public record Decision(String event, String artist, String opensAt, int peak, double users, int need, int planned,
      String because) {}

  static BacktestDocument of(String source, BacktestReport report) {
    var terms = report.terms();
    return new BacktestDocument(source, terms.ratio().fewToMany(), terms.lead().toMinutes(),
        terms.rule().usersPerInstance(), terms.rule().min(), terms.rule().max(), report.shows(), report.scored(),
        report.cards().stream().map(card -> policy(card, report)).toList());
  }

  private static Policy policy(Scorecard card, BacktestReport report) {
    var ratio = report.terms().ratio();
    return new Policy(card.policy(), card.shortShows(), card.shortShare(), card.missing(), card.idle(),
        card.cost(ratio), card.costPerNeed(ratio), report.costRatio(card.policy(), AVERAGE),
        card.scores().stream().map(BacktestDocument::decision).toList());
  }

  private static Decision decision(Score score) {
    var show = score.show();
    return new Decision(show.event(), show.artist(), show.opensAt().atZone(show.zone()).toOffsetDateTime().toString(),
        show.curve().peakDemand(), score.forecast().users(), score.need(), score.planned(), score.forecast().because());
  }
}
