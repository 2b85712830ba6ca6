package gg.tiketi.capacity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;

/** Law C1: need = ceil(users ÷ capacity), within the fleet. */
class SizingRuleTest {
  private static final SizingRule RULE = SizingRule.DEFAULT;

  @Test
  void C1_needIsTheLeastNumberOfInstancesThatCarriesEverybody() {
    var chance = new Random(1);
    for (int round = 0; round < 20_000; round++) {
      var rule = new SizingRule(1 + chance.nextInt(5_000), 1, 1_000_000, 1);
      int users = chance.nextInt(200_000);
      long need = rule.need(users);
      assertThat(need * rule.usersPerInstance()).isGreaterThanOrEqualTo(users);
      assertThat((need - 1) * rule.usersPerInstance()).isLessThan(Math.max(users, 1));
    }
  }

  @Test
  void fifteen_thousand_people_want_ten_instances() {
    assertThat(RULE.instances(15_000)).isEqualTo(10);
    assertThat(RULE.instances(15_001)).isEqualTo(11);
    assertThat(RULE.instances(15_000.5)).isEqualTo(11);
  }

  @Test
  void C1_neverBelowTheLeastOrAboveTheMost() {
    assertThat(RULE.instances(0)).isEqualTo(2);
    assertThat(RULE.instances(1e9)).isEqualTo(20);
    assertThat(RULE.instances(RULE.standardUsers())).isEqualTo(5);
  }

  @Test
  void nonsense_is_refused_at_once() {
    assertThatThrownBy(() -> RULE.instances(-1)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> RULE.instances(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SizingRule(1_500, 3, 2, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SizingRule(0, 1, 2, 2)).isInstanceOf(IllegalArgumentException.class);
  }
}
