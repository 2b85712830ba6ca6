package gg.tiketi.identity;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.kernel.RandomIds;
import gg.tiketi.payment.InMemoryChargeBook;
import gg.tiketi.payment.Manners;
import gg.tiketi.payment.SimulatedGateway;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Checking a password is what takes time in a login: every login checks exactly one, so that time tells nothing. */
class LoginCostTest {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");

  private final List<String> work = new ArrayList<>();
  private final IdentityService identity = identity();

  private IdentityService identity() {
    var gateway = new SimulatedGateway(new InMemoryChargeBook(), Manners.PROMPT, () -> NOW, new Random(1), _ -> {});
    return Tiketi.over(Tiketi.Stores.inMemory(new RandomIds(new Random(2))),
        Tiketi.Surroundings.of(gateway, new NotingHasher(), new Random(3), () -> NOW)).identity();
  }

  @Test
  void an_unknown_mail_a_wrong_password_and_a_suspended_account_cost_the_same() {
    identity.register(new Registration("kim@example.org", "correct horse", "Kim", ""), NOW);
    identity.register(new Registration("lee@example.org", "correct horse", "Lee", ""), NOW);
    identity.suspend(identity.findByEmail("lee@example.org").orElseThrow().id(), true);
    for (var email : List.of("kim@example.org", "lee@example.org", "nobody@example.org")) {
      work.clear();
      assertThat(identity.login(email, "wrong", NOW)).isInstanceOf(LoginResult.InvalidCredentials.class);
      assertThat(work).as(email).containsExactly("one check");
    }
    work.clear();
    assertThat(identity.login("lee@example.org", "correct horse", NOW))
        .isInstanceOf(LoginResult.InvalidCredentials.class);
    assertThat(work).containsExactly("one check");
  }

  @Test
  void registering_costs_the_same_whether_the_mail_is_known_or_not() {
    var registration = new Registration("kim@example.org", "correct horse", "Kim", "");
    identity.register(registration, NOW);
    assertThat(identity.register(registration, NOW)).isInstanceOf(RegisterResult.EmailTaken.class);
    assertThat(work).containsExactly("one hash", "one hash");
  }

  /** Notes the work that a real hasher would take time for. */
  private final class NotingHasher implements PasswordHasher {
    @Override
    public String hash(String password) {
      work.add("one hash");
      return password;
    }

    @Override
    public boolean matches(String password, String hash) {
      work.add("one check");
      return password.equals(hash);
    }

    @Override
    public void pretend(String password) {
      work.add("one check");
    }
  }
}
