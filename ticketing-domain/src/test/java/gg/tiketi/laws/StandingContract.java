package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.identity.LoginResult;
import gg.tiketi.identity.RefreshResult;
import gg.tiketi.identity.RegisterResult;
import gg.tiketi.identity.Registration;
import gg.tiketi.identity.Role;
import gg.tiketi.identity.SessionGrant;
import gg.tiketi.kernel.FeedReader;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Law T2 through the service: two instances over one store, each with its own memory. */
public abstract class StandingContract extends Contract {
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);

  protected StandingContract(Adapter adapter) {
    super(adapter);
  }

  /** Two instances of which the second hears nothing until it reads the feed. */
  private static final class Two {
    private final World world;
    private final Tiketi here;
    private final Tiketi there;
    private Instant issuedAt = Instant.MIN;

    Two(World world) {
      this.world = world;
      here = Tiketi.over(world.stores(), Providers.prompt(world));
      there = Tiketi.over(world.stores(), Providers.prompt(world),
          new FeedReader(world.stores().feed(), world.clock()), () -> {});
    }

    SessionGrant register(Role role) {
      issuedAt = world.now();
      var registration = new Registration("Person@Example.org ", "password", "Person", "");
      return ((RegisterResult.Registered) here.identity().register(registration, role, world.now())).grant();
    }

    /** With a token that was given together with the grant. */
    boolean isLive(Tiketi instance, SessionGrant grant) {
      return instance.identity().isLive(grant.account().id(), grant.session(), issuedAt, world.now());
    }

    void read() {
      here.feed().read();
      there.feed().read();
    }
  }

  @Test
  public void T2_aRoleTakenAwayEndsAtTheNextRequest() {
    var two = new Two(world());
    var grant = two.register(Role.ADMIN);
    two.here.identity().changeRole(grant.account().id(), Role.USER);
    assertThat(two.there.identity().standing(grant.account().id(), grant.session(), two.world.now()))
        .hasValueSatisfying(standing -> assertThat(standing.isAdmin()).isFalse());
  }

  @Test
  public void T2_whereTheFeedIsSilentNothingOlderThanASecondCounts() {
    var two = new Two(world());
    var grant = two.register(Role.ADMIN);
    two.read();
    two.isLive(two.there, grant);
    two.here.identity().logout(grant.session());
    two.world.clock().pass(SECOND.plusMillis(1));
    assertThat(two.isLive(two.there, grant)).isFalse();
  }

  @Test
  public void T2_aTokenIsProofOnlyForWhoHeardEverythingSinceItWasIssued() {
    var two = new Two(world());
    two.world.clock().pass(MINUTE);
    var grant = two.register(Role.USER);
    two.here.identity().logout(grant.session());
    var late = Tiketi.over(two.world.stores(), Providers.prompt(two.world));
    late.feed().read();
    assertThat(two.isLive(late, grant)).isFalse();
    two.world.clock().pass(MINUTE);
    late.feed().read();
    assertThat(two.isLive(late, grant)).isFalse();
  }

  @Test
  public void T2_everyWayOutEndsTheFamilyEverywhere() {
    List<BiConsumer<Two, SessionGrant>> waysOut = List.of(
        (two, grant) -> two.here.identity().logout(grant.refreshToken()),
        (two, grant) -> two.here.identity().logout(grant.session()),
        (two, grant) -> two.here.identity().changePassword(grant.account().id(), "password", "new"),
        (two, grant) -> two.here.identity().suspend(grant.account().id(), true),
        (two, grant) -> two.here.identity().anonymise(grant.account().id()), StandingContract::reuse);
    for (var wayOut : waysOut) {
      endsEverywhere(wayOut, Duration.ZERO);
      endsEverywhere(wayOut, MINUTE);
    }
  }

  /** A token given {@code later} than the instances began to listen is proof for both, an older one for none. */
  private void endsEverywhere(BiConsumer<Two, SessionGrant> wayOut, Duration later) {
    var two = new Two(world());
    two.world.clock().pass(later);
    var grant = two.register(Role.USER);
    two.read();
    assertThat(two.isLive(two.there, grant)).isTrue();
    assertThat(two.isLive(two.here, grant)).isTrue();
    wayOut.accept(two, grant);
    assertThat(two.isLive(two.here, grant)).isFalse();
    two.there.feed().read();
    assertThat(two.isLive(two.there, grant)).isFalse();
    assertThat(two.there.identity().refresh(grant.refreshToken(), two.world.now()))
        .isInstanceOf(RefreshResult.SessionEnded.class);
  }

  @Test
  public void T2_aChangedPasswordIsTheOnlyOneThatWorks() {
    var two = new Two(world());
    var grant = two.register(Role.USER);
    assertThat(two.here.identity().changePassword(grant.account().id(), "wrong", "new")).isFalse();
    assertThat(two.isLive(two.here, grant)).isTrue();
    assertThat(two.here.identity().changePassword(grant.account().id(), "password", "new")).isTrue();
    assertThat(two.there.identity().login("person@example.ORG", "password", two.world.now()))
        .isEqualTo(new LoginResult.InvalidCredentials());
    assertThat(two.there.identity().login("person@example.ORG", "new", two.world.now()))
        .isInstanceOf(LoginResult.LoggedIn.class);
  }

  /** Somebody uses a token that was used before: the thief and the robbed are out alike. */
  private static void reuse(Two two, SessionGrant grant) {
    var refreshed = (RefreshResult.Refreshed) two.here.identity().refresh(grant.refreshToken(), two.world.now());
    assertThat(two.here.identity().refresh(grant.refreshToken(), two.world.now()))
        .isInstanceOf(RefreshResult.SessionEnded.class);
    assertThat(two.here.identity().refresh(refreshed.grant().refreshToken(), two.world.now()))
        .isInstanceOf(RefreshResult.SessionEnded.class);
  }
}
