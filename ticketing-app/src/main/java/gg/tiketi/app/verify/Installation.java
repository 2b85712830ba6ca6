package gg.tiketi.app.verify;

import gg.tiketi.app.config.DatabaseUrl;
import gg.tiketi.app.config.Parsed;
import gg.tiketi.app.config.SigningKeys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Where the database of a running server is, for commands that look at it from outside: named by a URL, or noted by an embedded
 * server in its data folder.
 */
public final class Installation {
  private static final String URL_FILE = "database.url";
  private static final String KEY_FILE = "jwt.secret";

  private final DatabaseUrl database;
  private final Optional<Path> keyFile;

  private Installation(DatabaseUrl database, Optional<Path> keyFile) {
    this.database = database;
    this.keyFile = keyFile;
  }

  /**
   * The one behind a URL.
   *
   * @throws UnavailableBooksException if that is no database URL
   */
  public static Installation at(String url) {
    return new Installation(parsed("the database URL", DatabaseUrl.parse(url)), Optional.empty());
  }

  /** The one that an embedded server keeps in this folder; empty if none ever did. */
  public static Optional<Installation> in(Path folder) {
    var file = folder.resolve(URL_FILE);
    if (!Files.isRegularFile(file)) {
      return Optional.empty();
    }
    try {
      return Optional.of(new Installation(parsed(file.toString(), DatabaseUrl.parse(Files.readString(file).strip())),
          Optional.of(folder.resolve(KEY_FILE))));
    } catch (IOException e) {
      throw new UnavailableBooksException(file + " cannot be read", e);
    }
  }

  /** A path in which a leading tilde is the home folder. */
  public static Path folder(String text) {
    return text.equals("~") || text.startsWith("~/")
        ? Path.of(System.getProperty("user.home") + text.substring(1))
        : Path.of(text);
  }

  /** Where its database is. */
  public DatabaseUrl database() {
    return database;
  }

  /** The keys an embedded server made for itself; nobody else's are known here. */
  public Optional<SigningKeys> keys() {
    return keyFile.map(file -> parsed(file.toString(), SigningKeys.file(file)));
  }

  /**
   * A connection to it.
   *
   * @throws UnavailableBooksException if there is none to be had
   */
  public Connection connect() {
    try {
      return DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password().text());
    } catch (SQLException e) {
      throw new UnavailableBooksException("cannot connect to " + database + ": " + e.getMessage(), e);
    }
  }

  private static <T> T parsed(String name, Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Good<T>(var value) -> value;
      case Parsed.Bad<T>(var reason) -> throw new UnavailableBooksException(name + ": " + reason);
    };
  }
}
