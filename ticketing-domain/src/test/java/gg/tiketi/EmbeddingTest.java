package gg.tiketi;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.catalog.CreateResult;
import gg.tiketi.catalog.EventDetails;
import gg.tiketi.catalog.EventDraft;
import gg.tiketi.catalog.SaleRules;
import gg.tiketi.catalog.SaleWindow;
import gg.tiketi.catalog.SampleLayouts;
import gg.tiketi.identity.PasswordHasher;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.PayResult;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.SimulatedGateway;
import gg.tiketi.reservation.Caller;
import gg.tiketi.reservation.ReserveResult;
import gg.tiketi.seating.SeatStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The twenty lines of docs/embedding.md, compiled and run. */
class EmbeddingTest {
  @Test
  void a_seat_is_held_and_sold_without_any_server() {
    // tag::embedding[]
    InstantSource clock = () -> Instant.parse("2026-05-01T00:00:00Z");
    var chance = new Random(1);
    var gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, clock, chance, time -> {});
    var tiketi = Tiketi.over(Tiketi.Stores.inMemory(new RandomIds(chance)),
        Tiketi.Surroundings.of(gateway, noPasswords(), chance, clock));

    tiketi.catalog().putLayout(SampleLayouts.SMALL_THEATER);
    var now = clock.instant();
    var created = tiketi.catalog().create(new EventDraft(
        new EventDetails("Spring concert", "", "The Singer", "Small Theatre", "Seoul", ""),
        now.plus(Duration.ofDays(30)), ZoneId.of("Asia/Seoul"), new SaleWindow(now, now.plus(Duration.ofDays(29))),
        Currency.getInstance("KRW"), Optional.of(SampleLayouts.SMALL_THEATER.id()), List.of(), SaleRules.DEFAULT), now);
    var event = ((CreateResult.Created) created).event().event().id();

    var buyer = new AccountId(new RandomIds(chance).next());
    var caller = new Caller(buyer, Optional.empty(), Optional.empty());
    var held = (ReserveResult.Reserved) tiketi.reservations().reserveSeats(caller, event, List.of(0, 1), now);
    var paid = tiketi.payments().pay(buyer, held.reservation().id(), PaymentMethod.TOSS, Optional.empty());
    // end::embedding[]

    assertThat(paid).isInstanceOf(PayResult.Paid.class);
    assertThat(tiketi.inventory().map(event).status(1)).isEqualTo(SeatStatus.RESERVED);
  }

  @Test
  void the_page_shows_these_lines() throws IOException {
    var source = Files.readString(Path.of("src/test/java/gg/tiketi/EmbeddingTest.java"));
    var lines = source.substring(source.indexOf("// tag::embedding[]") + 19, source.indexOf("// end::embedding[]"));
    assertThat(Files.readString(Path.of("../docs/embedding.md"))).contains(lines.stripIndent().strip());
  }

  private static PasswordHasher noPasswords() {
    return new PasswordHasher() {
      @Override
      public String hash(String password) {
        throw new UnsupportedOperationException("this application has its own accounts");
      }

      @Override
      public boolean matches(String password, String hash) {
        return false;
      }

      @Override
      public void pretend(String password) {}
    };
  }
}
