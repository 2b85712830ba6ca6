package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.laws.World;
import java.sql.DriverManager;
import java.sql.SQLException;
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
