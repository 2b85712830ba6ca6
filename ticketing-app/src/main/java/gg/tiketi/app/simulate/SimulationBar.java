package gg.tiketi.app.simulate;

import gg.tiketi.simulation.Scenario;
import gg.tiketi.simulation.SimulationReport.Reading;
import java.io.PrintWriter;
import java.util.Locale;

/** Shows how far a simulation is: one line that moves in a terminal, a line for each tenth elsewhere. */
final class SimulationBar {
  private static final int WIDTH = 30;
  private static final int STEPS = 10;

  private final PrintWriter out;
  private final boolean terminal;
  private final Scenario scenario;
  private int shown = -1;

  SimulationBar(PrintWriter out, boolean terminal, Scenario scenario) {
    this.out = out;
    this.terminal = terminal;
    this.scenario = scenario;
  }

  void show(Reading reading, double part) {
    int step = (int) (part * (terminal ? WIDTH * STEPS : STEPS));
    if (step != shown) {
      shown = step;
      out.print((terminal ? "\r" : "") + line(reading, part) + (terminal ? "" : System.lineSeparator()));
      out.flush();
    }
  }

  void end() {
    if (terminal) {
      out.println();
    }
  }

  private String line(Reading reading, double part) {
    int filled = (int) Math.round(part * WIDTH);
    return String.format(Locale.ROOT, "%+5d min [%s%s] %,d waiting, %,d inside, %d instances, %,d of %,d seats sold",
        Math.floorDiv(reading.second(), 60L), "#".repeat(filled), "-".repeat(WIDTH - filled), reading.queued(),
        reading.inside(), reading.inService(), reading.sold(), scenario.sale().layout().totalSeats());
  }
}
