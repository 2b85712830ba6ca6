package gg.tiketi.postgres;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Gives each test an empty database of its own, which goes with it. */
final class OwnDatabase implements BeforeEachCallback, AfterEachCallback {
  private @Nullable TestDatabase server;
  private @Nullable Database database;

  @Override
  public void beforeEach(ExtensionContext context) {
    server = TestDatabase.create();
    database = server.open();
  }

  @Override
  public void afterEach(ExtensionContext context) {
    get().close();
    Objects.requireNonNull(server).close();
  }

  Database get() {
    return Objects.requireNonNull(database);
  }
}
