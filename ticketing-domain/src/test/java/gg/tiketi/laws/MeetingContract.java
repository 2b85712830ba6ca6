package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.Tiketi;
import gg.tiketi.catalog.Event;
import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.FeedListener;
import gg.tiketi.kernel.FeedReader;
import gg.tiketi.kernel.FeedRelay;
import gg.tiketi.kernel.PaymentId;
import gg.tiketi.kernel.Published;
import gg.tiketi.payment.Payment;
import gg.tiketi.payment.PaymentChanged;
import gg.tiketi.payment.PaymentMethod;
import gg.tiketi.payment.PaymentStatus;
import gg.tiketi.reservation.Caller;
import gg.tiketi.reservation.Reservation;
import gg.tiketi.reservation.ReservationStatus;
import gg.tiketi.reservation.ReserveResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Law S13: whatever becomes of what instances share besides the stores, all laws of seats and of money hold. */
public abstract class MeetingContract extends Contract {
  private static final int SEATS = 8;
  private static final int STEPS = 150;
  private static final Duration LONGEST_STEP = Duration.ofSeconds(90);

  protected MeetingContract(Adapter adapter) {
    super(adapter);
  }

  @Test
  public void S13_whatInstancesSendEachOtherMayBeLostRepeatedHeldBackAndRolledBack() {
    for (int seed = 0; seed < adapter().seasons(); seed++) {
      new Play(adapter().world(seed)).play();
    }
  }

  /** An instance that hears the feed only when it reads it, or when something sent arrives. */
  private static final class Instance {
    private final FeedReader reader;
    private final Tiketi tiketi;

    Instance(World world, FeedRelay relay) {
      reader = new FeedReader(world.stores().feed(), world.clock(), relay);
      tiketi = Tiketi.over(world.stores(), Providers.prompt(world), reader, () -> {});
    }
  }

  /** A sale over two instances, of a few seats to a few people, while what they send each other goes astray. */
  private static final class Play {
    private final World world;
    private final Random chance;
    private final List<List<Published>> onTheWay = new ArrayList<>();
    private final List<Instance> instances;
    private final Event event;
    private final List<AccountId> people;
    private final List<Reservation> holds = new ArrayList<>();
    private final Map<PaymentId, Payment> payments = new HashMap<>();

    Play(World world) {
      this.world = world;
      this.chance = world.chance();
      instances = List.of(new Instance(world, onTheWay::add), new Instance(world, onTheWay::add));
      event = world.row(SEATS);
      people = world.people(4);
      instances.forEach(instance -> instance.tiketi.inventory().map(event.id()));
      instances.getFirst().reader.listen(new FeedListener() {
        @Override
        public void heard(Published published) {
          published.facts().forEach(fact -> {
            if (fact instanceof PaymentChanged(Payment payment)) {
              payments.put(payment.id(), payment);
            }
          });
        }

        @Override
        public void interrupted() {
          throw new AssertionError("nothing is forgotten here");
        }
      });
    }

    void play() {
      for (int step = 0; step < STEPS; step++) {
        switch (chance.nextInt(10)) {
          case 0, 1, 2 -> reserve();
          case 3 -> cancel();
          case 4 -> pay();
          case 5 -> passTime();
          case 6 -> any().reader.read();
          case 7, 8 -> anySent().ifPresent(any().reader::follow);
          default -> onTheWay.clear();
        }
      }
      // The last things that happen, and the refunds they bring about, are sent to nobody.
      cancel();
      reserve();
      for (int pulse = 0; pulse < 3; pulse++) {
        passTime();
      }
      instances.forEach(instance -> instance.reader.read());
      judge();
    }

    private Instance any() {
      return instances.get(chance.nextInt(instances.size()));
    }

    /** What was sent arrives late, in any order, more than once, or never. */
    private Optional<List<Published>> anySent() {
      if (onTheWay.isEmpty()) {
        return Optional.empty();
      }
      int index = chance.nextInt(onTheWay.size());
      return Optional.of(chance.nextInt(3) == 0 ? onTheWay.get(index) : onTheWay.remove(index));
    }

    private void reserve() {
      var person = people.get(chance.nextInt(people.size()));
      var seats = new TreeSet<>(Set.of(chance.nextInt(SEATS)));
      seats.add(chance.nextInt(SEATS));
      if (any().tiketi.reservations().reserveSeats(new Caller(person, Optional.empty(), Optional.empty()), event.id(),
          seats, world.now()) instanceof ReserveResult.Reserved(Reservation hold)) {
        holds.add(hold);
      }
    }

    private void cancel() {
      if (!holds.isEmpty()) {
        any().tiketi.reservations().cancel(world.change(holds.remove(chance.nextInt(holds.size()))), world.now());
      }
    }

    private void pay() {
      if (!holds.isEmpty()) {
        var hold = holds.get(chance.nextInt(holds.size()));
        any().tiketi.payments().pay(hold.accountId(), hold.id(), PaymentMethod.TOSS, Optional.empty());
      }
    }

    private void passTime() {
      world.clock().pass(LONGEST_STEP.dividedBy(1 + chance.nextInt(5)));
      any().tiketi.reservations().expireDue(world.now(), 200);
      any().tiketi.payments().settleUndecided(50);
      any().tiketi.payments().sendRefunds(50);
    }

    private void judge() {
      var books = Books.read(world.stores(), List.of(event), people);
      var ruling = new Ruling();
      var audit = new Audit(books, world.now(), ruling);
      audit.seats(event, Set.of());
      audit.limits(event);
      audit.lives();
      assertThat(ruling.isClean()).as(ruling::toString).isTrue();
      assertThat(captured()).isEqualTo(sold(books));
      var stored = world.stores().seats().snapshot(event.id());
      for (var instance : instances) {
        var seen = instance.tiketi.inventory().map(event.id());
        assertThat(seen.version()).isEqualTo(stored.version());
        stored.seats()
            .forEach(seat -> assertThat(seen.status(seat.index())).as("seat " + seat).isEqualTo(seat.status()));
      }
    }

    private long captured() {
      return payments.values().stream().filter(payment -> payment.status() == PaymentStatus.COMPLETED)
          .mapToLong(payment -> payment.amount().amount()).sum();
    }

    private static long sold(Books books) {
      return books.reservations().values().stream()
          .filter(reservation -> reservation.status() == ReservationStatus.CONFIRMED)
          .mapToLong(reservation -> reservation.total().amount()).sum();
    }
  }
}
