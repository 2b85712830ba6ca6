package gg.tiketi.app.rush;

import com.fasterxml.uuid.Generators;
import gg.tiketi.app.config.Secret;
import gg.tiketi.app.config.SigningKeys;
import gg.tiketi.app.verify.Installation;
import gg.tiketi.http.token.AccessTokens;
import gg.tiketi.http.token.KeyRing;
import gg.tiketi.identity.SessionId;
import gg.tiketi.kernel.AccountId;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * People by the thousand, written straight into the database of an embedded server and given tokens signed with its keys.
 * Registering them would take the server minutes: it spends a tenth of a second of a core on each password, as it should. That
 * takes the data folder of the server, which only its owner can read; there is no route for it, so that no server that
 * somebody sells tickets with can ever be filled this way. The accounts have no password and can never log in; their
 * sessions end with their tokens.
 */
final class PreparedCrowd implements Crowd {
  private static final int BATCH = 500;
  private static final String ADD_ACCOUNT = """
                                            insert into account
                                              (id, email, name, phone, role, suspended, password_hash, created_at)
                                            values (?, ?, ?, '', 'USER', false, '(none)', now())
                                            """;
  private static final String OPEN_SESSION = """
                                             insert into session (id, account_id, token_hash, opened_at, expires_at)
                                             values (?, ?, '(none)', now(), now() + interval '15 minutes')
                                             """;
  private static final String FIND_ADMIN = """
                                           select id from account
                                           where role = 'ADMIN' and not suspended
                                           order by created_at
                                           limit 1
                                           """;

  private final Installation installation;
  private final AccessTokens tokens;

  PreparedCrowd(Installation installation, SigningKeys keys) {
    this.installation = installation;
    this.tokens = tokens(keys);
  }

  /** Tokens as the server with these keys issues them. */
  static AccessTokens tokens(SigningKeys keys) {
    return new AccessTokens(ring(keys), InstantSource.system());
  }

  @Override
  public List<Person> people(int count) {
    var people = new ArrayList<Person>();
    try (var connection = installation.connect()) {
      connection.setAutoCommit(false);
      while (people.size() < count) {
        add(connection, people, Math.min(BATCH, count - people.size()));
      }
      return List.copyOf(people);
    } catch (SQLException e) {
      throw new RushException("the accounts cannot be made: " + e.getMessage(), e);
    }
  }

  private void add(Connection connection, List<Person> people, int count) throws SQLException {
    try (var account = connection.prepareStatement(ADD_ACCOUNT);
        var session = connection.prepareStatement(OPEN_SESSION)) {
      for (int i = 0; i < count; i++) {
        var id = Generators.timeBasedEpochRandomGenerator().generate();
        account.setObject(1, id);
        account.setString(2, "rush-" + id + "@example.com");
        account.setString(3, "Buyer " + people.size());
        account.addBatch();
        people.add(new Person(people.size(), id.toString(), token(session, id)));
        session.addBatch();
      }
      account.executeBatch();
      session.executeBatch();
      connection.commit();
    }
  }

  private String token(PreparedStatement session, UUID account) throws SQLException {
    var id = UUID.randomUUID();
    session.setObject(1, id);
    session.setObject(2, account);
    return tokens.issue(new AccountId(account), new SessionId(id), Instant.now()).token();
  }

  @Override
  public String admin() {
    try (var connection = installation.connect();
        var find = connection.prepareStatement(FIND_ADMIN);
        var found = find.executeQuery();
        var session = connection.prepareStatement(OPEN_SESSION)) {
      if (!found.next()) {
        throw new RushException("there is no administrator yet; start the server once before");
      }
      var token = token(session, found.getObject(1, UUID.class));
      session.executeUpdate();
      return token;
    } catch (SQLException e) {
      throw new RushException("the administrator cannot be found: " + e.getMessage(), e);
    }
  }

  private static KeyRing ring(SigningKeys keys) {
    return new KeyRing(Stream.concat(Stream.of(keys.current()), keys.other().stream()).map(Secret::text)
        .map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
  }
}
