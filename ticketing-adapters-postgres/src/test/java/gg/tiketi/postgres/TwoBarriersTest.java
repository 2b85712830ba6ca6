package gg.tiketi.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gg.tiketi.laws.Adapter;
import gg.tiketi.laws.ReservationsContract;
import gg.tiketi.laws.World;
import gg.tiketi.payment.BeginResult;
import gg.tiketi.payment.GatewayAnswer.Captured;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.Settlement;
import gg.tiketi.reservation.Reservation;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Law S2 has two independent barriers here: with either of them removed no seat is sold twice. */
class TwoBarriersTest {
  private TestDatabase server;
  private Database database;

  @BeforeEach
  void open() {
    server = TestDatabase.create();
    database = server.open();
  }

  @AfterEach
  void close() {
    database.close();
    server.close();
  }

  @Test
  void where_the_seats_row_forgot_its_owner_the_index_on_live_tickets_does_not() {
    var world = new World(PostgresStores.of(database), 1);
    var event = world.row(3);
    var first = begun(world, world.hold(world.person(), event, 0, 1));
    assertThat(settle(world, first)).isEqualTo(Settlement.SOLD);
    execute("update seat set status = 0, reservation_id = null");
    var second = begun(world, world.hold(world.person(), event, 1, 2));
    assertThatThrownBy(() -> settle(world, second)).hasStackTraceContaining("ticket_one_owner_per_seat");
    assertThat(number("select count(*) from ticket where live")).isEqualTo(2);
    assertThat(number("select count(*) from payment where status = 'COMPLETED'")).isEqualTo(1);
  }

  @Test
  void without_the_index_on_live_tickets_the_seats_row_still_has_one_owner() {
    execute("drop index ticket_one_owner_per_seat");
    var adapter = new Adapter("postgres without an index", 1, 30, () -> {
      server.empty();
      return PostgresStores.of(database);
    });
    var contract = new ReservationsContract(adapter) {};
    contract.S2_noDoubleSale();
    contract.S2_aHundredPeopleOneSeat();
    assertThat(number("select count(*) from (select from ticket where live and seat_no is not null "
        + "group by event_id, seat_no having count(*) > 1) as twice")).isZero();
  }

  private static Payment begun(World world, Reservation hold) {
    return ((BeginResult.Begun) world.stores().payments().begin(world.begin(hold), world.now())).payment();
  }

  private static Settlement settle(World world, Payment payment) {
    return world.stores().payments().settle(payment.id(), new Captured("reference", payment.amount()), world.now());
  }

  private int number(String query) {
    try (var connection = DriverManager.getConnection(server.settings().jdbcUrl(), server.settings().user(),
        server.settings().password()); var found = connection.createStatement().executeQuery(query)) {
      found.next();
      return found.getInt(1);
    } catch (SQLException fault) {
      throw new IllegalStateException(query, fault);
    }
  }

  private void execute(String statement) {
    try (var connection = DriverManager.getConnection(server.settings().jdbcUrl(), server.settings().user(),
        server.settings().password()); var running = connection.createStatement()) {
      running.execute(statement);
    } catch (SQLException fault) {
      throw new IllegalStateException(statement, fault);
    }
  }
}
