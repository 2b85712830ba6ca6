package gg.tiketi.app.embedded;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/**
 * How this process logs in to its own PostgreSQL.
 *
 * @param port where it listens on loopback
 * @param password the generated password
 */
record Login(int port, String password) {
  static final String USER = "postgres";
  static final String DATABASE = "tiketi";

  /** Whether the server there answers us and serves this data directory: somebody else's would not know our password. */
  boolean reaches(Path dataDirectory) {
    try (var connection = connect("postgres");
        var row = connection.createStatement().executeQuery("show data_directory")) {
      return row.next() && Path.of(row.getString(1)).equals(dataDirectory);
    } catch (SQLException e) {
      return false;
    }
  }

  /** Makes our database if it is missing. */
  void makeDatabase() throws SQLException {
    try (var connection = connect("postgres"); var statement = connection.createStatement()) {
      try (var row = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
        if (row.next()) {
          return;
        }
      }
      statement.execute("create database " + DATABASE);
    }
  }

  private Connection connect(String database) throws SQLException {
    var properties = new Properties();
    properties.setProperty("user", USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "10");
    return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }
}
