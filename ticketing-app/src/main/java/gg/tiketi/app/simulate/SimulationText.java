package gg.tiketi.app.simulate;

import gg.tiketi.simulation.Scenario;
import gg.tiketi.simulation.SimulationReport;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Simulated sales as a text for people. */
final class SimulationText {
  static final List<String> COLUMNS = List.of("policy", "seed", "expected", "peak", "needed", "at opening", "missing",
      "wait p50", "wait p99", "seats sold", "idle min", "cost");
  static final String LEGEND = """
                               expected: people the policy expected at once. peak: how many there were. needed: instances for the peak.
                               at opening: instances in service then. missing: instances the plan had too few. wait: seconds from the opening
                               to the door, of those let in. idle min: minutes of instances beyond what the people there wanted. cost: minutes
                               of missing instances × the ratio, and idle ones. Synthetic: docs/simulation.md tells what is assumed.
                               """;

  private SimulationText() {}

  static String of(Scenario scenario, Past past, List<SimulationReport> reports) {
    var text = new StringBuilder(summary(scenario, past)).append("\n\n").append(row(COLUMNS));
    reports.forEach(report -> text.append(row(values(report))));
    text.append('\n').append(LEGEND);
    reports.forEach(report -> text.append(details(report)));
    return text.toString();
  }

  static String summary(Scenario scenario, Past past) {
    var visitors = scenario.visitors();
    var machines = scenario.machines();
    return String.format(Locale.ROOT,
        "%,d people (%s) for %,d seats of %s, on sale for %d minutes; %,d people an instance, %d to %d instances, %d minutes "
            + "to launch one%n%d past sales: %s",
        visitors.people(), visitors.shape(), scenario.sale().layout().totalSeats(), scenario.sale().artist(),
        scenario.sale().length().toMinutes(), machines.sizing().usersPerInstance(), machines.sizing().min(),
        machines.sizing().max(), machines.launch().toMinutes(), machines.history().shows().size(), past.name());
  }

  private static String row(List<String> values) {
    return String.format(Locale.ROOT, "%-20s %4s %9s %7s %7s %10s %8s %9s %9s %10s %9s %8s%n", values.toArray());
  }

  /** What stands in the columns. */
  static List<String> values(SimulationReport report) {
    var plan = report.plan();
    var sale = report.sale();
    return List.of(report.policy(), String.valueOf(report.seed()), whole(plan.expectedUsers()),
        whole(plan.peakDemand()), whole(plan.needed()), whole(plan.atOpening()), whole(plan.missing()),
        whole(sale.waitP50()), whole(sale.waitP99()), whole(sale.seatsSold()),
        whole(Math.round(report.machines().idle())), whole(Math.round(report.machines().cost())));
  }

  private static String details(SimulationReport report) {
    var text = new StringBuilder(String.format(Locale.ROOT, "%n%s, seed %d: %s%n  %s%n", report.policy(),
        report.seed(), report.because(), counts(report)));
    text.append(
        String.format(Locale.ROOT, "  transcript: %,d lines, SHA-256 %s%n", report.lines(), report.sha256()));
    text.append(report.findingsCount() == 0
        ? String.format("  the referee found nothing%n")
        : String.format(Locale.ROOT, "  THE REFEREE FOUND %,d:%n", report.findingsCount()));
    report.findings().forEach(finding -> text.append("    ").append(finding).append('\n'));
    return text.toString();
  }

  static String counts(SimulationReport report) {
    return report.counts().entrySet().stream()
        .map(count -> String.format(Locale.ROOT, "%s %,d", count.getKey(), count.getValue()))
        .collect(Collectors.joining(", "));
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
