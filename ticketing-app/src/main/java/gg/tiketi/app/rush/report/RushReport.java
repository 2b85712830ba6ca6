package gg.tiketi.app.rush.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of one rush. Times are counted from the opening.
 *
 * @param event the event's id
 * @param opening when it opened, RFC 3339
 * @param servers where it was sold
 * @param setting what was asked for, in words
 * @param lengthSeconds from the opening to the last buyer's leaving
 * @param figures single numbers, in the order in which they are shown
 * @param milestones when which seat was paid
 * @param calls how long the calls took
 * @param refusals by call and code
 * @param paidPerSecond seats paid in each second after the opening
 * @param findings what must not be and was seen; empty is good
 */
public record RushReport(
    String event,
    String opening,
    List<String> servers,
    String setting,
    double lengthSeconds,
    Map<String, Double> figures,
    List<Milestone> milestones,
    List<Call> calls,
    Map<String, Long> refusals,
    List<Integer> paidPerSecond,
    List<Finding> findings) {

  /** Copies everything. */
  public RushReport {
    servers = List.copyOf(servers);
    figures = Collections.unmodifiableMap(new LinkedHashMap<>(figures));
    milestones = List.copyOf(milestones);
    calls = List.copyOf(calls);
    refusals = Collections.unmodifiableMap(new LinkedHashMap<>(refusals));
    paidPerSecond = List.copyOf(paidPerSecond);
    findings = List.copyOf(findings);
  }

  /** When a seat was paid, as its buyer knew it. */
  public record Milestone(String name, int seat, double seconds) {}

  /** How long one kind of call took, in milliseconds, as its caller felt it: waiting for a connection and repeating included. */
  public record Call(String name, long count, double mean, double p50, double p95, double p99, double max) {}

  /** A rule that did not hold. */
  public record Finding(String rule, int count, List<String> examples) {
    /** Copies the examples. */
    public Finding {
      examples = List.copyOf(examples);
    }
  }

  /** Whether everything that was seen was right. */
  public boolean isClean() {
    return findings.isEmpty();
  }
}
