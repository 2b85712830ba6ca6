package gg.tiketi.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

/** A script with one thing changed, and the law that must find it. */
record ScriptMutant(String name, String was, String becomes, Law law) {

  /** A law over connections whose scripts are changed. */
  interface Law {
    void prove(Redis redis);
  }

  void dies() {
    var found = new AtomicBoolean();
    UnaryOperator<String> patch = text -> {
      found.compareAndSet(false, text.contains(was));
      return text.replace(was, becomes);
    };
    try (var redis = TestRedis.open(patch)) {
      assertThatThrownBy(() -> law.prove(redis)).isInstanceOf(AssertionError.class);
      assertThat(found).as("what was to be changed is there").isTrue();
      assertThat(redis.isThere()).as("it died of the law, not of a script that does not run").isTrue();
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
