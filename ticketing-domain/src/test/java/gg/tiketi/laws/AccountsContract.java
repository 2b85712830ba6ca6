package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.identity.Account;
import gg.tiketi.identity.AccountChanged;
import gg.tiketi.identity.Accounts;
import gg.tiketi.identity.Role;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.DomainEvent;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The laws of {@link Accounts}. */
public abstract class AccountsContract extends Contract {
  protected AccountsContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void an_address_belongs_to_one_account_whoever_comes_at_once() {
    var world = world();
    for (int round = 0; round < adapter().rounds() / 10; round++) {
      var email = "round-" + round + "@example.org";
      var accounts = IntStream.range(0, 6).mapToObj(i -> account(world, email)).toList();
      var results = Race.of(accounts.stream()
          .<Callable<Boolean>>map(account -> () -> world.stores().accounts().add(account, "hash")).toList());
      assertThat(results).containsOnlyOnce(true);
      var winner = accounts.get(results.indexOf(true));
      assertThat(world.stores().accounts().findByEmail(email))
          .contains(new Accounts.Credentials(winner, "hash"));
      accounts.stream().filter(account -> account != winner)
          .forEach(loser -> assertThat(world.stores().accounts().find(loser.id())).isEmpty());
    }
  }

  @Test
  public void T2_everyChangeIsTold() {
    var world = world();
    var account = account(world, "person@example.org");
    var accounts = world.stores().accounts();
    accounts.add(account, "hash");
    told(world);
    accounts.update(account.withRole(Role.ADMIN));
    assertThat(told(world)).containsExactly(new AccountChanged(account.id()));
    accounts.changePassword(account.id(), "other hash");
    assertThat(told(world)).containsExactly(new AccountChanged(account.id()));
    assertThat(accounts.credentials(account.id()))
        .contains(new Accounts.Credentials(account.withRole(Role.ADMIN), "other hash"));
    accounts.update(account.suspended(true).renamed("Other", "010"));
    assertThat(told(world)).containsExactly(new AccountChanged(account.id()));
    assertThat(accounts.find(account.id())).contains(account.suspended(true).renamed("Other", "010"));
  }

  @Test
  public void a_forgotten_person_leaves_an_id_and_a_free_address() {
    var world = world();
    var account = account(world, "person@example.org");
    world.stores().accounts().add(account, "hash");
    world.stores().accounts().update(account.anonymised());
    assertThat(world.stores().accounts().find(account.id())).contains(account.anonymised());
    assertThat(world.stores().accounts().findByEmail("person@example.org")).isEmpty();
    assertThat(world.stores().accounts().add(account(world, "person@example.org"), "hash")).isTrue();
  }

  @Test
  public void nothing_happens_to_an_unknown_account() {
    var world = world();
    var nobody = account(world, "nobody@example.org");
    world.stores().accounts().update(nobody);
    world.stores().accounts().changePassword(nobody.id(), "hash");
    assertThat(world.stores().accounts().find(nobody.id())).isEmpty();
    assertThat(world.stores().accounts().findByEmail("nobody@example.org")).isEmpty();
  }

  private static Account account(World world, String email) {
    return new Account(new AccountId(world.ids().next()), email, "Person", "", Role.USER, false, world.now());
  }

  /** The facts about accounts that were not asked for before. */
  private static List<DomainEvent> told(World world) {
    var feed = world.stores().feed();
    long head = feed.head();
    feed.number(100);
    return feed.after(head, 100).stream().flatMap(published -> published.facts().stream()).toList();
  }
}
