package gg.tiketi.laws.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.capacity.fleet.Booking;
import gg.tiketi.capacity.fleet.Decision;
import gg.tiketi.capacity.fleet.FleetChanged;
import gg.tiketi.capacity.fleet.FleetMemory;
import gg.tiketi.capacity.fleet.GroupState;
import gg.tiketi.capacity.fleet.Known;
import gg.tiketi.capacity.fleet.Outcome;
import gg.tiketi.capacity.fleet.Plan;
import gg.tiketi.capacity.fleet.PlanChanged;
import gg.tiketi.capacity.fleet.PlanId;
import gg.tiketi.capacity.fleet.PlanNotReady;
import gg.tiketi.capacity.fleet.PlanState;
import gg.tiketi.capacity.fleet.PlanWindow;
import gg.tiketi.capacity.fleet.ReactiveState;
import gg.tiketi.capacity.fleet.ScalingAction;
import gg.tiketi.capacity.fleet.ScalingBook;
import gg.tiketi.capacity.fleet.ScalingBook.Draft;
import gg.tiketi.capacity.fleet.Stamp;
import gg.tiketi.capacity.fleet.Step;
import gg.tiketi.kernel.DomainEvent;
import gg.tiketi.kernel.EventId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every book of plans and actions has to keep. */
public abstract class ScalingBookContract {
  private static final Instant NOW = Instant.parse("2026-05-01T00:00:00Z");
  private static final Stamp PLANNED = new Stamp(Plan.PLANNER, NOW, "the artist's average");
  private static final Stamp ASKED = new Stamp("admin", NOW, "a second show was announced");
  private int plans;

  /** The book; the same one each time, empty before each test. */
  protected abstract ScalingBook book();

  /** An event that exists. */
  protected abstract EventId event();

  /** All facts that were told so far. */
  protected abstract List<DomainEvent> told();

  private Plan proposal(EventId event, Stamp made, long users) {
    plans++;
    return Plan.propose(new PlanId(new UUID(9, plans)), Optional.of(event), users,
        PlanWindow.before(NOW.plusSeconds(7_200), Duration.ofMinutes(32), NOW), "simple-average", made);
  }

  private static Draft nothing(FleetMemory memory) {
    return new Draft(new Decision(memory, List.of(), List.of(), List.of(), ""), List.of());
  }

  // ---- who leads ----

  @Test
  void one_leads_until_it_is_silent_and_the_token_grows_at_each_take_over() {
    var book = book();
    long first = book.lead("a", NOW).orElseThrow();
    assertThat(book.lead("b", NOW.plusSeconds(1))).isEmpty();
    assertThat(book.lead("a", NOW.plusSeconds(10)).orElseThrow()).isEqualTo(first);
    assertThat(book.lead("b", NOW.plusSeconds(24))).isEmpty();
    assertThat(book.lead("b", NOW.plusSeconds(25)).orElseThrow()).isGreaterThan(first);
    assertThat(book.lead("a", NOW.plusSeconds(26))).isEmpty();
  }

  @Test
  void of_many_who_try_at_once_one_leads() throws Exception {
    var book = book();
    try (var hands = Executors.newFixedThreadPool(8)) {
      for (int round = 0; round < 10; round++) {
        var at = NOW.plusSeconds(60L * round);
        var tries = hands.invokeAll(IntStream.range(0, 8).<Callable<OptionalInt>>mapToObj(
            number -> () -> book.lead("instance-" + number, at).isPresent()
                ? OptionalInt.of(number)
                : OptionalInt.empty())
            .toList());
        int leaders = 0;
        for (var attempt : tries) {
          leaders += attempt.get().isPresent() ? 1 : 0;
        }
        assertThat(leaders).isEqualTo(1);
      }
    }
  }

  @Test
  void C4_whoLedBeforeDecidesNothing() {
    var book = book();
    long stale = book.lead("a", NOW).orElseThrow();
    long current = book.lead("b", NOW.plusSeconds(60)).orElseThrow();
    assertThat(book.decide(stale, NOW.plusSeconds(61), known -> nothing(FleetMemory.NONE))).isEmpty();
    assertThat(book.decide(current, NOW.plusSeconds(61), known -> nothing(FleetMemory.NONE))).isPresent();
    assertThat(book.decide(current, NOW.plusSeconds(77), known -> nothing(FleetMemory.NONE))).isEmpty();
  }

  // ---- decisions ----

  @Test
  void a_decision_is_kept_with_everything_and_the_next_one_knows_it() {
    var book = book();
    var plan = proposal(event(), PLANNED, 7_500).approve(PLANNED);
    book.add(plan);
    var kept = book.find(plan.id()).orElseThrow();
    var token = book.lead("a", NOW).orElseThrow();
    var reading = new ReactiveState.Reading(NOW, 40);
    var memory = new FleetMemory(Optional.of(NOW), Optional.of(5), 1,
        new ReactiveState(Optional.of(NOW), Optional.empty(), Optional.of(NOW), Optional.empty(), Optional.empty(),
            Optional.of(NOW), 7, List.of(reading), Optional.of(NOW)),
        Optional.of(NOW), true);
    var raise = action(1, new Step.Raise(5), List.of(plan.id()), token);
    var booked = action(2, new Step.Book(Booking.rise(NOW.plusSeconds(5_000), 5)), List.of(), token);
    var ended = kept.end(PlanState.RELEASED, PLANNED);
    var decision = new Decision(memory, List.of(ended), List.of(new PlanNotReady(plan.id(), 5, 20, 2)),
        List.of(raise.step(), booked.step()), "because");
    assertThat(book.decide(token, NOW, known -> {
      assertThat(known).isEqualTo(new Known(List.of(kept), FleetMemory.NONE, Optional.empty()));
      return new Draft(decision, List.of(raise, booked));
    }).orElseThrow().actions()).containsExactly(raise, booked);

    assertThat(book.memory()).isEqualTo(memory);
    assertThat(book.find(plan.id())).contains(ended);
    assertThat(told()).contains(new PlanNotReady(plan.id(), 5, 20, 2), new FleetChanged(raise.id()));
    book.settle(raise.id(), new Outcome.Refused("ValidationError", "too many"));
    book.settle(raise.id(), new Outcome.Done("late"));
    book.settle(booked.id(), new Outcome.Unknown("timeout"));
    var refused = raise.settled(new Outcome.Refused("ValidationError", "too many"));
    book.decide(token, NOW.plusSeconds(5), known -> {
      assertThat(known).isEqualTo(new Known(List.of(), memory, Optional.of(refused)));
      return nothing(memory);
    });
    assertThat(book.actions(NOW, NOW.plusSeconds(1), 10)).containsExactlyInAnyOrder(refused,
        booked.settled(new Outcome.Unknown("timeout")));
    assertThat(book.actions(NOW, NOW.plusSeconds(1), 1)).hasSize(1);
    assertThat(book.actions(NOW.plusSeconds(1), NOW.plusSeconds(2), 10)).isEmpty();
  }

  private static ScalingAction action(int number, Step step, List<PlanId> plans, long token) {
    return new ScalingAction(new UUID(8, number), NOW, step, plans, new GroupState(2, 20, 2, 1), token,
        "7,500 people are expected", "in-memory", true, Optional.empty());
  }

  // ---- plans ----

  @Test
  void a_newer_automatic_plan_supersedes_the_one_before() {
    var event = event();
    var first = proposal(event, PLANNED, 7_500).approve(PLANNED);
    var second = proposal(event, PLANNED, 9_000).approve(PLANNED);
    assertThat(book().add(first)).isTrue();
    assertThat(book().add(second)).isTrue();
    assertThat(book().find(first.id()).orElseThrow().state()).isEqualTo(PlanState.SUPERSEDED);
    assertThat(book().open(event)).extracting(Plan::id).containsExactly(second.id());
    assertThat(told()).containsSubsequence(new PlanChanged(first.id(), PlanState.APPROVED),
        new PlanChanged(second.id(), PlanState.APPROVED));
  }

  @Test
  void what_a_person_decided_no_planner_changes() {
    var event = event();
    var automatic = proposal(event, PLANNED, 7_500).approve(PLANNED);
    var asked = proposal(event, ASKED, 20_000);
    book().add(automatic);
    book().add(asked);
    assertThat(book().find(asked.id())).contains(asked);
    assertThat(book().open(event)).hasSize(2);
    assertThat(book().approve(asked.id(), ASKED)).isTrue();
    assertThat(book().approve(asked.id(), ASKED)).isFalse();
    assertThat(book().find(automatic.id()).orElseThrow().state()).isEqualTo(PlanState.SUPERSEDED);
    assertThat(book().add(proposal(event, PLANNED, 1).approve(PLANNED))).isFalse();
    assertThat(book().open(event)).extracting(Plan::id).containsExactly(asked.id());
  }

  @Test
  void a_plan_ends_once() {
    var plan = proposal(event(), ASKED, 100);
    book().add(plan);
    assertThat(book().cancel(plan.id(), ASKED)).isTrue();
    assertThat(book().cancel(plan.id(), ASKED)).isFalse();
    assertThat(book().approve(plan.id(), ASKED)).isFalse();
    assertThat(book().find(plan.id()).orElseThrow().ended()).contains(ASKED);
    assertThat(book().find(new PlanId(new UUID(9, 999)))).isEmpty();
    assertThat(book().cancel(new PlanId(new UUID(9, 999)), ASKED)).isFalse();
  }

  @Test
  void plans_are_found_while_they_are_open_or_counted() {
    var open = proposal(event(), PLANNED, 7_500).approve(PLANNED);
    var counted = proposal(event(), PLANNED, 7_500).approve(PLANNED);
    var never = proposal(event(), PLANNED, 7_500);
    List.of(open, counted, never).forEach(book()::add);
    book().cancel(counted.id(), new Stamp("admin", NOW.plusSeconds(6_000), "no show"));
    book().cancel(never.id(), ASKED);
    var startsAt = open.window().startsAt();
    assertThat(ids(startsAt, NOW.plusSeconds(5_999))).containsExactlyInAnyOrder(open.id(), counted.id());
    assertThat(ids(NOW.plusSeconds(6_000), NOW.plusSeconds(6_500))).containsExactly(open.id());
    assertThat(ids(NOW, startsAt)).isEmpty();
  }

  private List<PlanId> ids(Instant from, Instant to) {
    return new ArrayList<>(book().plans(from, to)).stream().map(Plan::id).toList();
  }

  @Test
  void a_plan_may_belong_to_no_event() {
    var plan = Plan.propose(new PlanId(new UUID(9, 500)), Optional.empty(), 30_000,
        PlanWindow.before(NOW.plusSeconds(7_200), Duration.ofMinutes(32), NOW), Plan.OPERATOR, ASKED);
    book().add(plan);
    assertThat(book().find(plan.id())).contains(plan);
    assertThat(book().approve(plan.id(), ASKED)).isTrue();
    assertThat(book().find(plan.id())).contains(plan.approve(ASKED));
  }
}
