package gg.tiketi.app.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.regex.Pattern;

/**
 * The manners of the simulated payment gateway.
 *
 * @param minDelay the quickest answer
 * @param maxDelay the slowest answer
 * @param failShare the share of payments that are declined, from 0 to 1
 */
public record SimulatedPayment(Duration minDelay, Duration maxDelay, double failShare) {
  static final String GRAMMAR = "not of the form delay=500..1500ms;fail=0.05"
      + " (delay: milliseconds or seconds, at most 60s; fail: a share from 0 to 1)";
  private static final Pattern DELAY = Pattern
      .compile("delay=(?<from>[0-9]{1,6})(?:\\.\\.(?<to>[0-9]{1,6}))?(?<unit>ms|s)");
  private static final Pattern FAIL = Pattern.compile("fail=(?<share>[01]|0\\.[0-9]{1,9})");
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final SimulatedPayment AT_ONCE = new SimulatedPayment(Duration.ZERO, Duration.ZERO, 0);

  /** Refuses delays that run backwards or too long, and shares that are none. */
  public SimulatedPayment {
    if (minDelay.isNegative() || minDelay.compareTo(maxDelay) > 0 || maxDelay.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("delay " + minDelay + " to " + maxDelay);
    }
    if (!(failShare >= 0 && failShare <= 1)) {
      throw new IllegalArgumentException("share " + failShare);
    }
  }

  /** Reads {@code delay=500..1500ms;fail=0}; a part that is not named keeps its default: at once, never declined. */
  static Parsed<SimulatedPayment> parse(String text) {
    var manners = AT_ONCE;
    var named = new LinkedHashSet<String>();
    for (var part : text.split(";", -1)) {
      if (!named.add(part.replaceFirst("=.*", ""))
          || !(manners.with(part) instanceof Parsed.Good<SimulatedPayment>(var next))) {
        return new Parsed.Bad<>(GRAMMAR);
      }
      manners = next;
    }
    return new Parsed.Good<>(manners);
  }

  private Parsed<SimulatedPayment> with(String part) {
    var delay = DELAY.matcher(part);
    var fail = FAIL.matcher(part);
    if (delay.matches()) {
      var from = duration(delay.group("from"), delay.group("unit"));
      var to = delay.group("to") == null ? from : duration(delay.group("to"), delay.group("unit"));
      return from.compareTo(to) > 0 || to.compareTo(LONGEST) > 0
          ? new Parsed.Bad<>(GRAMMAR)
          : new Parsed.Good<>(new SimulatedPayment(from, to, failShare));
    }
    return fail.matches()
        ? new Parsed.Good<>(new SimulatedPayment(minDelay, maxDelay, Double.parseDouble(fail.group("share"))))
        : new Parsed.Bad<>(GRAMMAR);
  }

  private static Duration duration(String number, String unit) {
    return unit.equals("s") ? Duration.ofSeconds(Long.parseLong(number)) : Duration.ofMillis(Long.parseLong(number));
  }
}
