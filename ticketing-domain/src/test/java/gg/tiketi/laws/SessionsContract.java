package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.identity.SessionId;
import gg.tiketi.identity.Sessions.Rotation;
import gg.tiketi.kernel.AccountId;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link gg.tiketi.identity.Sessions}. */
public abstract class SessionsContract extends Contract {
  private static final Duration LIFE = Duration.ofDays(14);

  protected SessionsContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void T2_aTokenIsGoodOnceAndItsReuseEndsTheFamily() {
    var world = world();
    var person = world.person();
    var session = open(world, person);
    assertThat(rotate(world, session, "first", "second")).isEqualTo(new Rotation.Rotated(person));
    assertThat(rotate(world, session, "second", "third")).isEqualTo(new Rotation.Rotated(person));
    assertThat(isLive(world, session, person)).isTrue();
    assertThat(rotate(world, session, "first", "stolen")).isEqualTo(new Rotation.Reused(person));
    assertThat(isLive(world, session, person)).isFalse();
    assertThat(rotate(world, session, "third", "fourth")).isEqualTo(new Rotation.Ended());
  }

  @Test
  public void T2_oneTokenAtOnceFromManyHandsEndsTheFamily() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 10; round++) {
      var person = world.person();
      var session = open(world, person);
      var results = Race.of(IntStream.range(0, 4)
          .<Callable<Rotation>>mapToObj(i -> () -> rotate(world, session, "first", "next " + i)).toList());
      assertThat(results).containsOnlyOnce(new Rotation.Rotated(person))
          .containsOnlyOnce(new Rotation.Reused(person));
      assertThat(isLive(world, session, person)).isFalse();
    }
  }

  @Test
  public void T2_anEndIsForGood() {
    var world = world();
    var person = world.person();
    var session = open(world, person);
    var other = open(world, person);
    assertThat(world.stores().sessions().end(session)).contains(person);
    assertThat(world.stores().sessions().end(session)).isEmpty();
    assertThat(isLive(world, session, person)).isFalse();
    assertThat(isLive(world, other, person)).isTrue();
    world.stores().sessions().endAll(person);
    assertThat(isLive(world, other, person)).isFalse();
    assertThat(rotate(world, other, "first", "second")).isEqualTo(new Rotation.Ended());
  }

  @Test
  public void T2_aSessionIsItsOwnersAndRunsOut() {
    var world = world();
    var person = world.person();
    var session = open(world, person);
    assertThat(isLive(world, session, world.person())).isFalse();
    world.clock().pass(LIFE.minusMillis(1));
    assertThat(isLive(world, session, person)).isTrue();
    world.clock().pass(Duration.ofMillis(1));
    assertThat(isLive(world, session, person)).isFalse();
    assertThat(rotate(world, session, "first", "second")).isEqualTo(new Rotation.Ended());
    assertThat(isLive(world, new SessionId(world.ids().next()), person)).isFalse();
  }

  private static SessionId open(World world, AccountId person) {
    var session = new SessionId(world.ids().next());
    world.stores().sessions().open(session, person, "first", world.now(), world.now().plus(LIFE));
    return session;
  }

  private static Rotation rotate(World world, SessionId session, String presented, String next) {
    return world.stores().sessions().rotate(session, presented, next, world.now(), world.now().plus(LIFE));
  }

  private static boolean isLive(World world, SessionId session, AccountId person) {
    return world.stores().sessions().isLive(session, person, world.now());
  }
}
