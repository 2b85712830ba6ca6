package gg.tiketi.app.embedded;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;

/**
 * The folder that one process keeps its stores and generated secrets in. While it is open nobody else can open it. It and its
 * secrets are readable by their owner alone.
 */
public final class DataFolder implements AutoCloseable {
  private static final int SECRET_BYTES = 48;
  private static final int PASSWORD_BYTES = 12;

  private final Path path;
  private final FileChannel lock;

  private DataFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes the folder if it is missing and takes it for this process.
   *
   * @throws EmbeddedStoreException if it cannot be made or another process has it
   */
  public static DataFolder open(Path path) {
    try {
      Files.createDirectories(path,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      return new DataFolder(path, locked(path.resolve("lock")));
    } catch (IOException | UnsupportedOperationException e) {
      throw new EmbeddedStoreException("the data folder " + path + " cannot be used: " + reason(e)
          + "; give another with --data-dir", e);
    }
  }

  private static FileChannel locked(Path file) throws IOException {
    var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    if (!taken(channel)) {
      var owner = Files.readString(file).strip();
      channel.close();
      throw new EmbeddedStoreException("the data folder " + file.getParent() + " is in use by process "
          + (owner.isEmpty() ? "(unknown)" : owner) + "; stop that one, or give another folder with --data-dir");
    }
    channel.truncate(0);
    channel.write(ByteBuffer.wrap((ProcessHandle.current().pid() + "\n").getBytes(StandardCharsets.US_ASCII)), 0);
    return channel;
  }

  /** The operating system drops the lock when the process dies, however it dies. */
  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  static String reason(Exception e) {
    return switch (e) {
      case AccessDeniedException denied -> "no permission for " + denied.getFile();
      case FileAlreadyExistsException there -> there.getFile() + " is no folder";
      case FileSystemException other when other.getReason() != null ->
        other.getFile() + ": " + other.getReason();
      default -> String.valueOf(e.getMessage());
    };
  }

  /** A file or folder in this one. */
  public Path resolve(String name) {
    return path.resolve(name);
  }

  /** What a file holds, without the blanks around it; empty if there is no such file. */
  Optional<String> read(String name) {
    var file = path.resolve(name);
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file).strip()) : Optional.empty();
    } catch (IOException e) {
      throw new EmbeddedStoreException(file + " cannot be read: " + reason(e), e);
    }
  }

  /** Writes a file at once or not at all, for its owner's eyes only. */
  public Path write(String name, String text) {
    var file = path.resolve(name);
    try {
      var draft = path.resolve(name + ".new");
      Files.deleteIfExists(draft);
      var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
      try (var channel = Files.newByteChannel(draft, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
          ownerOnly)) {
        channel.write(ByteBuffer.wrap((text + "\n").getBytes(StandardCharsets.UTF_8)));
      }
      return Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new EmbeddedStoreException(file + " cannot be written: " + reason(e), e);
    }
  }

  /** The file of a secret that is made at the first start and kept: 384 random bits in Base64. */
  public Path secretFile(String name) {
    return read(name).filter(text -> !text.isEmpty()).isPresent()
        ? path.resolve(name)
        : write(name, randomText(SECRET_BYTES));
  }

  /** The text of such a secret, short enough to be typed by a person. */
  public String secret(String name) {
    return read(name).filter(text -> !text.isEmpty()).orElseGet(() -> {
      var text = newPassword();
      write(name, text);
      return text;
    });
  }

  /** A password for a person: 96 random bits in sixteen characters. */
  public static String newPassword() {
    return randomText(PASSWORD_BYTES);
  }

  /** Random bytes as letters, digits, hyphens and underscores. */
  static String randomText(int bytes) {
    var random = new byte[bytes];
    new SecureRandom().nextBytes(random);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(random);
  }

  @Override
  public void close() {
    try {
      lock.close();
    } catch (IOException e) {
      throw new EmbeddedStoreException("the lock of " + path + " cannot be given back: " + reason(e), e);
    }
  }
}
