package gg.tiketi.app;

import gg.tiketi.app.config.Config;
import gg.tiketi.app.embedded.EmbeddedStoreException;
import gg.tiketi.redis.Redis;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** Looks at everything that serving needs, says what it finds, and changes nothing. */
@Command(name = "doctor", description = "Checks the configuration, the ports and the stores; exit code 1 if something is wrong.", mixinStandardHelpOptions = true, sortOptions = false)
final class DoctorCommand extends ConfiguredCommand {

  /** What one look found. */
  private sealed interface Finding {
    record Well(String what) implements Finding {}

    record Wrong(String what) implements Finding {}
  }

  @Override
  protected int run(Config config, PrintWriter out) {
    var findings = new ArrayList<Finding>();
    findings.add(new Finding.Well("configuration: " + config));
    findings.add(new Finding.Well(
        "Java: " + Runtime.version() + ", heap up to " + Runtime.getRuntime().maxMemory() / (1 << 20) + " MB"));
    findings.add(port(config.httpHost(), config.httpPort(), "--http-port"));
    findings.add(port("127.0.0.1", config.managementPort(), "--management-port"));
    findings.addAll(stores(config));
    findings.forEach(finding -> out.println(line(finding)));
    return findings.stream().allMatch(Finding.Well.class::isInstance) ? ExitCode.OK : ExitCode.SOFTWARE;
  }

  private static String line(Finding finding) {
    return switch (finding) {
      case Finding.Well(var what) -> "ok     " + what;
      case Finding.Wrong(var what) -> "WRONG  " + what;
    };
  }

  private static Finding port(String host, int port, String flag) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(host, port));
      return new Finding.Well("port: " + host + ":" + port + " is free");
    } catch (IOException e) {
      return new Finding.Wrong(
          "port: cannot listen on " + host + ":" + port + " (" + e.getMessage() + "); give another with "
              + flag);
    }
  }

  /** Own stores are started for the look and stopped again; nothing is made or migrated. */
  private static List<Finding> stores(Config config) {
    if (config.stores() instanceof Config.Stores.Own && !Files.exists(config.dataDir())) {
      return List.of(firstTime(config.dataDir()));
    }
    try (var home = Home.open(config)) {
      return List.of(new Finding.Well("database: " + home.database() + " answers"), migrated(home));
    } catch (EmbeddedStoreException | UnavailableException e) {
      return List.of(new Finding.Wrong("database: " + e.getMessage()));
    }
  }

  private static Finding firstTime(Path folder) {
    var above = folder.getParent();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    return above != null && Files.isDirectory(above) && Files.isWritable(above)
        ? new Finding.Well("data folder: " + folder + " will be made at the first start")
        : new Finding.Wrong(
            "data folder: " + folder + " cannot be made, because " + above + " is not ours to write in");
  }

  private static Finding migrated(Home home) {
    try {
      var joined = new Migration(home).join();
      try (var database = joined.database()) {
        joined.redis().ifPresent(Redis::close);
        return new Finding.Well(
            "stores: migrated, know our secret, database " + (database.answers() ? "in use" : "busy")
                + ", Redis " + home.redis());
      }
    } catch (UnavailableException e) {
      return home.folder().isPresent()
          ? new Finding.Well("stores: will be migrated when they are served (" + e.getMessage() + ")")
          : new Finding.Wrong("stores: " + e.getMessage());
    }
  }
}
