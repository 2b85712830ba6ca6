package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.demo.DemoData;
import gg.tiketi.app.embedded.DataFolder;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.identity.Role;
import gg.tiketi.payment.Manners;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Serves with its own stores and sample concerts, and says how to try them. */
@Command(name = "demo", description = "Serves with its own stores and sample concerts, and says how to try them.", mixinStandardHelpOptions = true, sortOptions = false)
final class DemoCommand extends ConfiguredCommand {
  private static final String VISITOR = "demo@tiketi.local";
  private static final Manners MANNERS = new Manners(Duration.ofMillis(500), Duration.ofMillis(1_500), 0, 0,
      Manners.PATIENCE);

  /** Somebody who can log in; the password is empty when it is not ours to know. */
  private record Credentials(String email, Optional<String> password) {
    @Override
    public String toString() {
      return email + " / " + password.orElse("(the password it was made with)");
    }
  }

  @Override
  protected Map<String, String> fixed() {
    return Map.of("embedded", "true");
  }

  @Override
  protected Manners manners() {
    return MANNERS;
  }

  @Override
  protected int run(Config config, PrintWriter out) throws InterruptedException {
    try (var stop = new StopSignal(); var home = Home.open(config); var wiring = Wiring.open(config, home)) {
      var folder = home.folder().orElseThrow();
      var admin = credentials(config.adminEmail(), config.adminPassword(), Role.ADMIN, folder, wiring);
      var visitor = credentials(VISITOR, Optional.empty(), Role.USER, folder, wiring);
      new DemoData(wiring.tiketi(), wiring.traffic(), Wiring.defaultRules(config)).plant(wiring.now());
      wiring.listen();
      introduce(config, home, wiring, admin, visitor, out);
      try (var _ = Rehearsal.begin(config, home)) {
        stop.await();
      }
    }
    return ExitCode.OK;
  }

  /** The demo's generated passwords are kept in its folder, so that each start can show them again. */
  private static Credentials credentials(String email, Optional<Secret> given, Role role, DataFolder folder,
      Wiring wiring) {
    var people = new People(wiring.tiketi().identity());
    var password = given.map(Secret::text)
        .orElseGet(() -> folder.secret("demo-" + email.replaceAll("[^A-Za-z0-9.@_-]", "_") + ".password"));
    people.make(email, password, role == Role.ADMIN ? "Admin" : "Demo", role, wiring.now());
    return new Credentials(email,
        people.opens(email, password, wiring.now()) ? Optional.of(password) : Optional.empty());
  }

  private static void introduce(Config config, Home home, Wiring wiring, Credentials admin, Credentials visitor,
      PrintWriter out) {
    out.printf("""

               Tiketi is ready: %s

                 visitor          %s
                 administrator    %s
                 management       http://127.0.0.1:%d/readyz
                 data             %s

               A second instance on the same data, with this one running:
                 %s %s serve --http-port %d --management-port %d

               Ctrl-C ends it; the data stays.
               """, wiring.address(), visitor, admin, wiring.managementPort(), config.dataDir(),
        home.invitation().orElseThrow(),
        launcher(), wiring.httpPort() + 2, wiring.managementPort() + 2);
    out.flush();
  }

  /** How this process was started: the launcher says, otherwise it was the jar itself. */
  private static String launcher() {
    var script = System.getProperty("tiketi.launcher");
    if (script != null) {
      return "'" + script + "'";
    }
    var java = ProcessHandle.current().info().command().orElse("java");
    return "'" + java + "' -jar '" + Path.of(System.getProperty("java.class.path")).toAbsolutePath() + "'";
  }
}
