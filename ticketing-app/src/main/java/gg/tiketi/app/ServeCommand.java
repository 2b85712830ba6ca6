package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Serves until it is told to stop. */
@Command(name = "serve", description = "Serves the API, the WebSocket and the pages (the default).", mixinStandardHelpOptions = true, sortOptions = false)
final class ServeCommand extends ConfiguredCommand {

  @Override
  protected int run(Config config, PrintWriter out) throws InterruptedException {
    try (var stop = new StopSignal(); var home = Home.open(config); var wiring = Wiring.open(config, home)) {
      FirstAdmin.make(config, home, wiring, out);
      wiring.listen();
      out.println("Tiketi serves " + wiring.address() + " (management on 127.0.0.1:" + wiring.managementPort() + ")");
      try (var _ = Rehearsal.begin(config, home)) {
        stop.await();
      }
    }
    return ExitCode.OK;
  }
}
