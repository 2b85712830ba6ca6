package gg.tiketi.app.config;

import gg.tiketi.payment.Manners;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the manners of the simulated payment provider: {@code delay=500..1500ms;fail=0.05;silent=0.01}. */
final class MannersText {
  static final String GRAMMAR = "not of the form delay=500..1500ms;fail=0.05;silent=0.01"
      + " (delay: milliseconds or seconds, at most 60s; fail and silent: shares from 0 to 1)";
  private static final Pattern DELAY = Pattern
      .compile("delay=(?<from>[0-9]{1,6})(?:\\.\\.(?<to>[0-9]{1,6}))?(?<unit>ms|s)");
  private static final Pattern SHARE = Pattern.compile("(?<name>fail|silent)=(?<share>[01]|0\\.[0-9]{1,9})");
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private MannersText() {}

  /** A part that is not named keeps its default: at once, never declined, never silent. */
  static Parsed<Manners> parse(String text) {
    var manners = Optional.of(Manners.PROMPT);
    var named = new HashSet<String>();
    for (var part : text.split(";", -1)) {
      if (!named.add(part.replaceFirst("=.*", ""))) {
        return new Parsed.Bad<>(GRAMMAR);
      }
      manners = manners.flatMap(so -> with(so, part));
    }
    return manners.<Parsed<Manners>>map(Parsed.Good::new).orElseGet(() -> new Parsed.Bad<>(GRAMMAR));
  }

  private static Optional<Manners> with(Manners so, String part) {
    var delay = DELAY.matcher(part);
    if (delay.matches()) {
      var from = duration(delay.group("from"), delay.group("unit"));
      var to = delay.group("to") == null ? from : duration(delay.group("to"), delay.group("unit"));
      return from.compareTo(to) > 0 || to.compareTo(LONGEST) > 0
          ? Optional.empty()
          : Optional.of(new Manners(from, to, so.failRate(), so.silentRate(), so.patience()));
    }
    var share = SHARE.matcher(part);
    if (!share.matches()) {
      return Optional.empty();
    }
    var rate = Double.parseDouble(share.group("share"));
    return Optional.of(share.group("name").equals("fail")
        ? new Manners(so.minDelay(), so.maxDelay(), rate, so.silentRate(), so.patience())
        : new Manners(so.minDelay(), so.maxDelay(), so.failRate(), rate, so.patience()));
  }

  private static Duration duration(String number, String unit) {
    return unit.equals("s") ? Duration.ofSeconds(Long.parseLong(number)) : Duration.ofMillis(Long.parseLong(number));
  }
}
