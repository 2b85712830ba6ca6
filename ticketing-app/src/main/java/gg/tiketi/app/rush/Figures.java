package gg.tiketi.app.rush;

import gg.tiketi.app.rush.Tally.Count;
import gg.tiketi.app.rush.report.RushReport;
import gg.tiketi.app.rush.report.RushReport.Call;
import gg.tiketi.app.rush.report.RushReport.Finding;
import gg.tiketi.app.rush.report.RushReport.Milestone;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Sums up a rush. */
final class Figures {
  private final Hall hall;
  private final Tally tally;
  private final Findings findings;

  Figures(Hall hall, Tally tally, Findings findings) {
    this.hall = hall;
    this.tally = tally;
    this.findings = findings;
  }

  /** The report of a rush that went on for {@code length} and cost this process {@code cpu}. */
  RushReport report(List<String> servers, String setting, Duration length, Duration cpu) {
    return new RushReport(hall.event(), hall.opening().toString(), servers, setting, seconds(length),
        figures(cpu), milestones(), calls(), tally.refusals(), paidPerSecond(),
        findings.all().stream().map(kind -> new Finding(kind.rule(), kind.count(), kind.examples())).toList());
  }

  private Map<String, Double> figures(Duration cpu) {
    var figures = new LinkedHashMap<String, Double>();
    double calls = Math.max(1, tally.get(Count.CALLS));
    figures.put("seats", (double) hall.seats());
    figures.put("seats paid", (double) tally.paidSeats());
    figures.put("seats granted", (double) tally.get(Count.GRANTED_SEATS));
    figures.put("seats abandoned by their holders", (double) tally.get(Count.ABANDONED));
    figures.put("seats of holds that ended unpaid", (double) tally.get(Count.EXPIRED));
    figures.put("payments declined", (double) tally.get(Count.DECLINED));
    figures.put("payments refunded", (double) tally.get(Count.REFUNDED));
    figures.put("people who left at sold out", (double) tally.get(Count.SOLD_OUT_FOR));
    figures.put("people who gave up", (double) tally.get(Count.GAVE_UP));
    figures.put("calls", calls);
    figures.put("calls without an answer", (double) tally.get(Count.LOST_CALLS));
    figures.put("servers that were left", (double) tally.get(Count.LEFT_SERVERS));
    figures.put("buyers' CPU per call (microseconds)", cpu.toNanos() / 1_000.0 / calls);
    return figures;
  }

  private List<Milestone> milestones() {
    var milestones = new ArrayList<Milestone>();
    int paid = tally.paidSeats();
    milestone("first", 1, milestones);
    milestone("half of the hall", hall.seats() / 2, milestones);
    milestone("95 of 100", (int) (hall.seats() * 95L / 100), milestones);
    milestone("all of the hall", hall.seats(), milestones);
    if (paid < hall.seats()) {
      milestone("last", paid, milestones);
    }
    return milestones;
  }

  private void milestone(String name, int seat, List<Milestone> milestones) {
    int sum = 0;
    for (var sold : tally.sold()) {
      sum += sold.seats();
      if (sum >= seat && seat > 0) {
        milestones.add(new Milestone(name, seat, seconds(sold.sinceOpening())));
        return;
      }
    }
  }

  private List<Call> calls() {
    return tally.times().entrySet().stream().map(entry -> call(entry.getKey(), entry.getValue())).toList();
  }

  private static Call call(String name, Histogram times) {
    return new Call(name, times.getTotalCount(), times.getMean() / 1_000, millis(times, 50), millis(times, 95),
        millis(times, 99), times.getMaxValue() / 1_000.0);
  }

  private static double millis(Histogram times, double percentile) {
    return times.getValueAtPercentile(percentile) / 1_000.0;
  }

  private List<Integer> paidPerSecond() {
    var perSecond = new ArrayList<Integer>();
    for (var sold : tally.sold()) {
      int second = (int) Math.max(0, sold.sinceOpening().toSeconds());
      while (perSecond.size() <= second) {
        perSecond.add(0);
      }
      perSecond.set(second, perSecond.get(second) + sold.seats());
    }
    return perSecond;
  }

  private static double seconds(Duration time) {
    return time.toMillis() / 1_000.0;
  }
}
