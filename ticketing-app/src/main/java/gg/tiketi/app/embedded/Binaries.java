package gg.tiketi.app.embedded;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** PostgreSQL's programs: carried in the jar as one archive per platform, unpacked once into the data folder. */
final class Binaries {
  private static final int OWNER_EXECUTES = 0100;

  private final Path folder;

  private Binaries(Path folder) {
    this.folder = folder;
  }

  /** Unpacks them unless an earlier start did; a start that was killed while unpacking left nothing that counts. */
  static Binaries in(Path parent) {
    var archive = archiveName(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    try {
      var folder = parent.resolve("postgres-" + fingerprint(archive));
      if (!Files.isDirectory(folder)) {
        unpack(archive, Files.createDirectories(parent), folder);
      }
      return new Binaries(folder);
    } catch (IOException e) {
      throw new EmbeddedStoreException("PostgreSQL cannot be unpacked into " + parent + ": " + DataFolder.reason(e), e);
    }
  }

  Path program(String name) {
    return folder.resolve("bin").resolve(name);
  }

  static String archiveName(String system, String processor) {
    var cpu = switch (processor) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64", "arm64" -> "arm_64";
      default -> "";
    };
    if (cpu.isEmpty() || !system.toLowerCase(Locale.ROOT).equals("linux")) {
      throw new EmbeddedStoreException("carries no PostgreSQL for " + system + " on " + processor
          + "; install PostgreSQL and give TIKETI_DATABASE_URL");
    }
    return "postgres-linux-" + cpu + ".txz";
  }

  private static InputStream open(String archive) {
    var stream = Binaries.class.getResourceAsStream("/" + archive);
    if (stream == null) {
      throw new EmbeddedStoreException("this jar was built without " + archive + "; give TIKETI_DATABASE_URL");
    }
    return stream;
  }

  /** Names the folder after its contents, so that a newer jar unpacks its own programs beside the older ones. */
  private static String fingerprint(String archive) throws IOException {
    try (var stream = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
      stream.transferTo(OutputStream.nullOutputStream());
      return HexFormat.of().formatHex(stream.getMessageDigest().digest(), 0, 6);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void unpack(String archive, Path parent, Path folder) throws IOException {
    var draft = Files.createTempDirectory(parent, "unpacking-");
    try (var tar = new TarArchiveInputStream(new XZCompressorInputStream(new BufferedInputStream(open(archive))))) {
      for (var entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        unpack(tar, entry, draft);
      }
    }
    Files.move(draft, folder, StandardCopyOption.ATOMIC_MOVE);
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path draft) throws IOException {
    var target = draft.resolve(entry.getName()).normalize();
    if (!target.startsWith(draft)) {
      throw new IOException("the archive leaves its folder: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(target);
      return;
    }
    Files.createDirectories(draft.resolve(entry.getName()).normalize().resolveSibling(""));
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, target);
    if ((entry.getMode() & OWNER_EXECUTES) != 0) {
      var permissions = EnumSet.copyOf(Files.getPosixFilePermissions(target));
      permissions.add(PosixFilePermission.OWNER_EXECUTE);
      Files.setPosixFilePermissions(target, permissions);
    }
  }
}
