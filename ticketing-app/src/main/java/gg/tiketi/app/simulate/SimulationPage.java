package gg.tiketi.app.simulate;

import gg.tiketi.app.page.ReportPage;
import gg.tiketi.app.simulate.CurveChart.Curve;
import gg.tiketi.simulation.Scenario;
import gg.tiketi.simulation.SimulationReport;
import gg.tiketi.simulation.SimulationReport.Reading;
import java.util.List;

/** Simulated sales as one HTML page with plots. */
final class SimulationPage {
  private static final double SECONDS = 60;

  private final ReportPage page = new ReportPage("A simulated sale");

  private SimulationPage() {}

  /** The whole page. */
  static String of(Scenario scenario, Past past, List<SimulationReport> reports) {
    return new SimulationPage().written(scenario, past, reports);
  }

  private String written(Scenario scenario, Past past, List<SimulationReport> reports) {
    page.add("<h1>A simulated sale</h1><p>" + ReportPage.safe(SimulationText.summary(scenario, past)) + "</p>");
    table(reports);
    page.add("<p>" + ReportPage.safe(SimulationText.LEGEND) + "</p>");
    reports.forEach(this::sale);
    return page.written();
  }

  private void table(List<SimulationReport> reports) {
    page.add("<table><tr><th>" + String.join("</th><th>", SimulationText.COLUMNS) + "</th></tr>");
    reports.forEach(report -> page.add("<tr><td>" + String.join("</td><td>",
        SimulationText.values(report).stream().map(ReportPage::safe).toList()) + "</td></tr>"));
    page.add("</table>");
  }

  private void sale(SimulationReport report) {
    page.add("<h2>" + ReportPage.safe(report.policy()) + ", seed " + report.seed() + "</h2><p>"
        + ReportPage.safe(report.because()) + "</p>");
    page.add(report.findingsCount() == 0
        ? "<p class=\"good\">The referee found nothing.</p>"
        : "<p class=\"bad\">" + ReportPage.safe(String.join("\n", report.findings())) + "</p>");
    people(report);
    instances(report);
    seats(report);
    waits(report);
    page.add("<p>" + ReportPage.safe(SimulationText.counts(report)) + "\nSHA-256 of the transcript: " + report.sha256()
        + "</p>");
  }

  private static double minute(Reading reading) {
    return reading.second() / SECONDS;
  }

  private void people(SimulationReport report) {
    page.figure(CurveChart.of("People", report.readings(), SimulationPage::minute,
        List.of(new Curve<>("first", reading -> reading.inside()), new Curve<>("second", reading -> reading.queued()),
            new Curve<>("third", reading -> reading.threshold()))),
        "People. Blue: inside. Red: waiting. Green: how many may be inside.");
  }

  private void instances(SimulationReport report) {
    page.figure(CurveChart.of("Instances", report.readings(), SimulationPage::minute,
        List.of(new Curve<>("first", reading -> reading.inService()), new Curve<>("third", reading -> reading.floor()),
            new Curve<>("second", reading -> reading.needed()))),
        "Instances. Blue: in service. Green: the floor that the plans want. Red: what the people there at that moment want.");
  }

  private void seats(SimulationReport report) {
    page.figure(CurveChart.of("Seats", report.readings(), SimulationPage::minute,
        List.of(new Curve<>("first", reading -> reading.sold()), new Curve<>("fourth", reading -> reading.held()))),
        "Seats. Blue: sold. Orange: held; what rises again after the first rush are holds that ran out.");
  }

  private void waits(SimulationReport report) {
    page.figure(CurveChart.of("Waits", report.waits(), wait -> wait.minute(),
        List.of(new Curve<>("first", wait -> wait.p50()), new Curve<>("second", wait -> wait.p99()))),
        "Seconds waited by those let in, minute by minute. Blue: half of them. Red: all but one of a hundred.");
  }
}
