package gg.tiketi.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A law that no fault can break is not tested: each mutant dies by its law within seconds. */
class MutantsTest {
  private static final Adapter FEW_ROUNDS = new Adapter("in-memory", 2, 30, Adapter.IN_MEMORY.emptyStores());

  static Stream<Mutant> mutants() {
    return Stream.of(GrantMutants.all(), MoneyMutants.all(), ToldMutants.all()).flatMap(List::stream);
  }

  @Test
  void every_law_that_is_due_has_a_mutant() {
    assertThat(mutants().map(Mutant::law)).containsAll(LawTable.LAWS);
  }

  @ParameterizedTest
  @MethodSource("mutants")
  void dies(Mutant mutant) {
    assertTimeoutPreemptively(Duration.ofSeconds(20), () -> assertThatThrownBy(
        () -> mutant.proof().accept(FEW_ROUNDS.with(mutant.fault()))).isInstanceOf(AssertionError.class));
  }
}
