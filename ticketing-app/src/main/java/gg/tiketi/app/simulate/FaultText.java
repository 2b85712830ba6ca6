package gg.tiketi.app.simulate;

import gg.tiketi.simulation.Outage;
import gg.tiketi.simulation.Outage.Kind;
import gg.tiketi.simulation.Scenario;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads what is to go wrong. */
final class FaultText {
  private static final Pattern FAULT = Pattern.compile("([A-Za-z_-]+)@(-?)(\\d{1,5})([smh])(?:/(\\d{1,5})([smh]))?");
  private static final Duration STANDARD = Duration.ofSeconds(30);

  private FaultText() {}

  /** The kinds, for the help text. */
  static final class Kinds implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Kind.values()).map(Kind::name).iterator();
    }
  }

  /**
   * What goes wrong in a scenario.
   *
   * @param texts as they were given
   * @param some whether the seed decides some more
   * @throws IllegalArgumentException with the reason if a text is no fault
   */
  static List<Outage> outages(Scenario scenario, List<String> texts, boolean some) {
    var outages = new ArrayList<Outage>();
    texts.forEach(text -> outages.add(outage(scenario, text)));
    if (some) {
      outages.addAll(Outage.some(scenario.seed(), scenario.sale().opensAt()));
    }
    return outages;
  }

  private static Outage outage(Scenario scenario, String text) {
    var match = FAULT.matcher(text);
    if (!match.matches()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a fault such as STORE_AWAY@2m/30s");
    }
    var name = match.group(1).toUpperCase(Locale.ROOT).replace('-', '_');
    var kind = Arrays.stream(Kind.values()).filter(known -> known.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("\"" + match.group(1) + "\" is none of "
            + Arrays.toString(Kind.values())));
    var start = duration(match.group(3), match.group(4));
    var from = scenario.sale().opensAt().plus(match.group(2).isEmpty() ? start : start.negated());
    var length = match.group(5) == null ? STANDARD : duration(match.group(5), match.group(6));
    return new Outage(kind, from, from.plus(kind.isMomentary() ? Duration.ZERO : length));
  }

  private static Duration duration(String number, String unit) {
    return Duration.parse(("PT" + number + unit).toUpperCase(Locale.ROOT));
  }
}
