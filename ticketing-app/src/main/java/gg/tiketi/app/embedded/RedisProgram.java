package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;

/** Redis's server: one statically linked program per platform in the jar, unpacked once into the data folder. */
final class RedisProgram {
  private static final String VERSION = "7.0.15";

  private RedisProgram() {}

  /** Unpacks it unless an earlier start did; a newer jar's has another name. */
  static Path in(Path folder) {
    var name = resource(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    var program = folder.resolve(name);
    try {
      if (!Files.isExecutable(program)) {
        unpack(name, Files.createDirectories(folder), program);
      }
      return program;
    } catch (IOException e) {
      throw new EmbeddedStoreException("Redis cannot be unpacked into " + folder + ": " + DataFolder.reason(e), e);
    }
  }

  static String resource(String system, String processor) {
    var cpu = switch (processor) {
      case "amd64", "x86_64" -> "amd64";
      case "aarch64", "arm64" -> "arm64";
      default -> "";
    };
    var kernel = system.toLowerCase(Locale.ROOT).startsWith("mac") ? "darwin" : system.toLowerCase(Locale.ROOT);
    if (cpu.isEmpty() || !(kernel.equals("linux") || kernel.equals("darwin"))) {
      throw new EmbeddedStoreException("carries no Redis for " + system + " on " + processor
          + "; install Redis and give TIKETI_REDIS_URL");
    }
    return "redis-server-" + VERSION + "-" + kernel + "-" + cpu;
  }

  private static void unpack(String name, Path folder, Path program) throws IOException {
    var draft = Files.createTempFile(folder, "unpacking-", "");
    try (var stream = RedisProgram.class.getResourceAsStream("/" + name)) {
      if (stream == null) {
        throw new EmbeddedStoreException("this jar was built without " + name + "; give TIKETI_REDIS_URL");
      }
      Files.copy(stream, draft, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwxr-xr-x"));
    Files.move(draft, program, StandardCopyOption.ATOMIC_MOVE);
  }
}
