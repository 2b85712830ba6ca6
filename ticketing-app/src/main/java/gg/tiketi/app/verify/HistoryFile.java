package gg.tiketi.app.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.UUID;

/** Puts what the buyers of a rush saw beside the books, in temporary tables that end with the transaction. */
final class HistoryFile {
  private static final int BATCH = 1_000;
  private static final String TABLES = """
                                       create temporary table seen_grant (
                                         account_id uuid, key text, reservation_id uuid, event_id uuid,
                                         seats integer[], amount bigint
                                       ) on commit drop;
                                       create temporary table seen_payment (
                                         account_id uuid, key text, reservation_id uuid, payment_id uuid,
                                         amount bigint, status text
                                       ) on commit drop;
                                       create temporary table seen_admission (
                                         account_id uuid, event_id uuid
                                       ) on commit drop
                                       """;
  private static final String GRANT = "insert into seen_grant values (?, ?, ?, ?, ?, ?)";
  private static final String PAYMENT = "insert into seen_payment values (?, ?, ?, ?, ?, ?)";
  private static final String ADMISSION = "insert into seen_admission values (?, ?)";

  private final ObjectMapper mapper = new ObjectMapper();
  private final Connection connection;
  private UUID event = new UUID(0, 0);
  private int waiting;

  private HistoryFile(Connection connection) {
    this.connection = connection;
  }

  /** Reads a file into the temporary tables of this connection's transaction. */
  static void load(Path file, Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(TABLES);
    }
    new HistoryFile(connection).load(file);
  }

  private void load(Path file) throws SQLException {
    try (var lines = Files.newBufferedReader(file);
        var grants = connection.prepareStatement(GRANT);
        var payments = connection.prepareStatement(PAYMENT);
        var admissions = connection.prepareStatement(ADMISSION)) {
      for (var text = lines.readLine(); text != null; text = lines.readLine()) {
        add(mapper.readTree(text), grants, payments, admissions);
      }
      grants.executeBatch();
      payments.executeBatch();
      admissions.executeBatch();
    } catch (IOException e) {
      throw new UnavailableBooksException("the history " + file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private void add(JsonNode line, PreparedStatement grants, PreparedStatement payments, PreparedStatement admissions)
      throws SQLException {
    if (line.has("event")) {
      event = UUID.fromString(line.path("event").asText());
    } else if (line.has("payment")) {
      payment(line, payments);
    } else if (line.path("call").asText().equals("admitted")) {
      admission(line, admissions);
    } else if (line.path("status").intValue() == 201) {
      grant(line, grants);
    }
    if (++waiting % BATCH == 0) {
      grants.executeBatch();
      payments.executeBatch();
      admissions.executeBatch();
    }
  }

  private void admission(JsonNode line, PreparedStatement admissions) throws SQLException {
    admissions.setObject(1, UUID.fromString(line.path("account").asText()));
    admissions.setObject(2, event);
    admissions.addBatch();
  }

  private void grant(JsonNode line, PreparedStatement grants) throws SQLException {
    var seats = new ArrayList<Integer>();
    line.path("seats").forEach(seat -> seats.add(seat.intValue()));
    seats.sort(Comparator.naturalOrder());
    who(line, grants);
    grants.setObject(4, event);
    grants.setArray(5, connection.createArrayOf("integer", seats.toArray()));
    grants.setLong(6, line.path("amount").longValue());
    grants.addBatch();
  }

  private void payment(JsonNode line, PreparedStatement payments) throws SQLException {
    who(line, payments);
    payments.setObject(4, UUID.fromString(line.path("payment").asText()));
    payments.setLong(5, line.path("amount").longValue());
    payments.setString(6, line.path("paymentState").asText());
    payments.addBatch();
  }

  private static void who(JsonNode line, PreparedStatement row) throws SQLException {
    row.setObject(1, UUID.fromString(line.path("account").asText()));
    row.setString(2, line.path("key").textValue());
    row.setObject(3, UUID.fromString(line.path("reservation").asText()));
  }
}
