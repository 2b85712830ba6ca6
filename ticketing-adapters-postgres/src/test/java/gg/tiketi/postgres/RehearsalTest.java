package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.laws.World;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private static final String ROWS = """
                                     select string_agg(relname || ' ' || (xpath('/row/n/text()',
                                       query_to_xml(format('select count(*) as n from public.%I', relname), false, true, '')))[1],
                                       ', ' order by relname)
                                     from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'
                                     """;

  @Test
  void what_is_rehearsed_works_and_leaves_nothing_behind() throws SQLException {
    try (var truth = TestDatabase.create()) {
      var before = rows(truth);
      try (var stage = Database.openToRehearse(truth.settings())) {
        var world = new World(PostgresStores.of(stage), 1);
        var event = world.row(4);
        var hold = world.hold(world.person(), event, 1, 2);
        assertThat(world.stores().reservations().find(hold.id())).contains(hold);
        assertThat(world.stores().feed().number(100)).isPositive();
        assertThat(rows(truth)).isEqualTo(before);
      }
      assertThat(rows(truth)).isEqualTo(before);
    }
  }

  @Test
  void without_its_copies_every_verb_fails_and_the_truth_is_untouched() throws SQLException {
    try (var truth = TestDatabase.create(); var stage = Database.openToRehearse(truth.settings())) {
      var before = rows(truth);
      var world = new World(PostgresStores.of(stage), 1);
      var event = world.row(4);
      var hold = world.hold(world.person(), event, 1, 2);
      lose(stage);
      assertThatThrownBy(() -> world.stores().reservations().find(hold.id())).isInstanceOf(JdbiException.class);
      assertThatThrownBy(() -> world.stores().feed().number(100)).isInstanceOf(JdbiException.class);
      assertThatThrownBy(() -> world.stores().seats().snapshot(event.id())).isInstanceOf(JdbiException.class);
      assertThatThrownBy(world::person).isInstanceOf(JdbiException.class);
      assertThatThrownBy(() -> world.hold(hold.accountId(), event, 3)).isInstanceOf(JdbiException.class);
      assertThat(rows(truth)).isEqualTo(before);
    }
  }

  @Test
  void behind_a_proxy_nothing_is_copied_and_nothing_rehearsed() throws Exception {
    try (var truth = TestDatabase.create(); var proxy = Proxy.before(truth.settings())) {
      assertThatThrownBy(() -> Database.openToRehearse(proxy.settings())).isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("proxy");
    }
  }

  /** As if the next transaction were given another session. */
  private static void lose(Database stage) {
    stage.with(name -> "discard temp").inTransactionOnce(work -> work.update("discard").execute());
  }

  /** How many rows each table has, for everybody but the connection of the rehearsal. */
  private static String rows(TestDatabase database) throws SQLException {
    var settings = database.settings();
    try (var connection = DriverManager.getConnection(settings.jdbcUrl(), settings.user(), settings.password());
        var statement = connection.createStatement();
        var result = statement.executeQuery(ROWS)) {
      result.next();
      return result.getString(1);
    }
  }
}
