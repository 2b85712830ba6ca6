package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Prepares the database and records which secrets and which Redis belong to it. */
@Command(name = "migrate", description = "Prepares the database and records which secrets and which Redis belong to it.", mixinStandardHelpOptions = true, sortOptions = false)
final class MigrateCommand extends ConfiguredCommand {

  @Override
  protected int run(Config config, PrintWriter out) {
    try (var home = Home.open(config)) {
      var prepared = new Migration(home).prepare();
      try (var wiring = Wiring.over(config, home, prepared.joined())) {
        FirstAdmin.make(config, home, wiring, out);
      }
      out.println("The database " + home.database() + " is ready (" + prepared.steps() + " steps taken). Installation "
          + prepared.joined().id() + ", Redis: " + home.redis() + ".");
    }
    return ExitCode.OK;
  }
}
