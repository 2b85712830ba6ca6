package gg.tiketi.app.simulate;

import gg.tiketi.simulation.Scenario;
import gg.tiketi.simulation.SimulationReport;
import java.util.List;
import java.util.Locale;

/** Simulated sales as a text for people. */
final class SimulationText {
  private static final String ROW = "%-20s %5s %9s %8s %7s %8s %8s %9s %9s %10s %10s %9s%n";

  private SimulationText() {}

  static String of(Scenario scenario, List<SimulationReport> reports) {
    var text = new StringBuilder(summary(scenario)).append("\n\n");
    text.append(String.format(Locale.ROOT, ROW, "policy", "seed", "expected", "peak", "needed", "opening", "missing",
        "wait p50", "wait p99", "seats sold", "idle min", "cost"));
    reports.forEach(report -> text.append(row(report)));
    text.append('\n');
    reports.forEach(report -> text.append(details(report)));
    return text.append(LEGEND).toString();
  }

  private static final String LEGEND = """
                                       expected: people the policy expected at once; peak: how many there were; needed: instances for the peak;
                                       opening: instances in service at the opening; missing: instances the plan had too few; wait: seconds from
                                       the opening to the door; idle min: minutes of instances beyond what the people there wanted; cost: minutes of
                                       missing instances × the ratio + idle ones. Synthetic: see docs/simulation.md for what is assumed.
                                       """;

  static String summary(Scenario scenario) {
    var visitors = scenario.visitors();
    var machines = scenario.machines();
    return String.format(Locale.ROOT,
        "%,d people (%s), %,d seats, on sale for %d minutes; %,d people an instance, %d to %d instances, %d minutes to "
            + "launch; %d past sales known; %d faults",
        visitors.people(), visitors.shape(), scenario.sale().layout().totalSeats(),
        scenario.sale().length().toMinutes(),
        machines.sizing().usersPerInstance(), machines.sizing().min(), machines.sizing().max(),
        machines.launch().toMinutes(), machines.history().shows().size(), scenario.outages().size());
  }

  private static String row(SimulationReport report) {
    var plan = report.plan();
    return String.format(Locale.ROOT, ROW, report.policy(), report.seed(), whole(plan.expectedUsers()),
        whole(plan.peakDemand()), plan.needed(), plan.atOpening(), plan.missing(), whole(report.sale().waitP50()),
        whole(report.sale().waitP99()), whole(report.sale().seatsSold()), whole((long) report.machines().idle()),
        whole((long) report.machines().cost()));
  }

  private static String details(SimulationReport report) {
    var text = new StringBuilder();
    text.append(String.format(Locale.ROOT, "%s, seed %d: %s%n", report.policy(), report.seed(), report.because()));
    report.counts().forEach((what, count) -> text.append(String.format(Locale.ROOT, "  %s %,d", what, count)));
    text.append(String.format(Locale.ROOT, "%n  transcript: %,d lines, SHA-256 %s%n", report.lines(), report.sha256()));
    text.append(report.findingsCount() == 0
        ? "  the referee found nothing%n".formatted()
        : "  THE REFEREE FOUND %d:%n".formatted(report.findingsCount()));
    report.findings().forEach(finding -> text.append("    ").append(finding).append('\n'));
    return text.append('\n').toString();
  }

  private static String whole(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
