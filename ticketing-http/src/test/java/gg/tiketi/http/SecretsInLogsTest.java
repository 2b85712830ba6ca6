package gg.tiketi.http;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import gg.tiketi.http.TestServer.Person;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What goes through the server and must not stay in its log, not even at the most talkative level of ours. */
class SecretsInLogsTest {
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private final Logger root = logger(Logger.ROOT_LOGGER_NAME);
  private final Level before = root.getLevel();
  private TestServer server;

  @BeforeEach
  void listen() {
    log.start();
    root.setLevel(Level.INFO);
    logger("gg.tiketi").setLevel(Level.TRACE);
    root.addAppender(log);
    server = new TestServer();
  }

  @AfterEach
  void stop() {
    server.close();
    root.detachAppender(log);
    logger("gg.tiketi").setLevel(null);
    root.setLevel(before);
  }

  private static Logger logger(String name) {
    return (Logger) LoggerFactory.getLogger(name);
  }

  @Test
  void no_password_token_or_mail_is_written_down() {
    var person = server.person();
    everythingWith(person);
    assertThat(logged()).doesNotContain(person.email(), TestServer.PASSWORD, person.token(), person.refreshToken(),
        "wrong-secret", "new-secret", "idempotency-secret");
  }

  @Test
  void a_line_is_one_line_whatever_was_asked_for() {
    server.wire().raw("GET /api/%0d%0a2026-01-01%20ERROR%20forged HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
    server.wire().post("/api/auth/login", "{\"email\":\"a\\r\\nERROR forged\",\"password\":\"x\"}");
    server.wire().get("/api/auth/me", "Authorization", "Bearer forged");
    assertThat(log.list).noneMatch(line -> line.getFormattedMessage().contains("forged"));
  }

  private void everythingWith(Person person) {
    String event = server.seatEvent(server.admin());
    String login = "{\"email\":\"" + person.email() + "\",\"password\":\"";
    server.wire().post("/api/auth/login", login + TestServer.PASSWORD + "\"}");
    server.wire().post("/api/auth/login", login + "wrong-secret\"}");
    server.wire().post("/api/auth/login", login + "wrong-secret");
    server.wire().post("/api/auth/login?password=wrong-secret", login + "wrong-secret\"}");
    person.send("PATCH", "/api/auth/password",
        "{\"currentPassword\":\"wrong-secret\",\"newPassword\":\"new-secret\"}");
    String hold = person.hold(event, "1");
    person.pay(hold, "Idempotency-Key", "idempotency-secret");
    person.get("/api/auth/me/export");
    server.wire().post("/api/auth/refresh", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
    server.wire().post("/api/auth/refresh", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
    server.wire().get("/api/nowhere?token=" + person.token());
    server.wire().post("/api/auth/logout", "{\"refreshToken\":\"" + person.refreshToken() + "\"}");
  }

  private String logged() {
    var text = new StringBuilder();
    for (var line : log.list) {
      text.append(line.getFormattedMessage()).append('\n');
      if (line.getThrowableProxy() != null) {
        text.append(ThrowableProxyUtil.asString(line.getThrowableProxy()));
      }
    }
    return text.toString();
  }
}
