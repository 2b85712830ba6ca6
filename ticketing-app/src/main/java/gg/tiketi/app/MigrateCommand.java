package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Prepares the database and records which secrets may serve it. */
@Command(name = "migrate", description = "Prepares the database and records which secrets may serve it.", mixinStandardHelpOptions = true, sortOptions = false)
final class MigrateCommand extends ConfiguredCommand {

  @Override
  protected int run(Config config, PrintWriter out) {
    try (var home = Home.open(config)) {
      var done = new Migration(home).run();
      out.println("The database " + home.database() + " is ready (" + done.steps() + " steps taken). Installation "
          + done.installation() + ".");
      try (var wiring = Wiring.open(config, home)) {
        FirstAdmin.make(config, home, wiring, out);
      }
    }
    return ExitCode.OK;
  }
}
