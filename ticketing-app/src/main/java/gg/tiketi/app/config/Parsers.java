package gg.tiketi.app.config;

import java.net.URI;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;

/** From a setting's text to its value, for the values that have no type of their own. */
final class Parsers {
  private static final Pattern DIGITS = Pattern.compile("[0-9]{1,9}");
  private static final Pattern RATIO = Pattern.compile("[01](\\.[0-9]{1,6})?");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._/-]{1,255}");
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]{1,64}@[^@\\s]{1,189}");
  private static final Pattern ORIGIN = Pattern.compile("https?://(\\[[0-9a-f:.]+]|[a-z0-9.-]+)(:[0-9]{1,5})?");

  private Parsers() {}

  static Function<String, Parsed<Integer>> number(int least, int most) {
    return text -> DIGITS.matcher(text).matches() && Integer.parseInt(text) >= least && Integer.parseInt(text) <= most
        ? new Parsed.Good<>(Integer.valueOf(text))
        : new Parsed.Bad<>("not a whole number from " + least + " to " + most);
  }

  /** A part of the whole, not nothing. */
  static Parsed<Double> ratio(String text) {
    return RATIO.matcher(text).matches() && Double.parseDouble(text) > 0 && Double.parseDouble(text) <= 1
        ? new Parsed.Good<>(Double.valueOf(text))
        : new Parsed.Bad<>("not a number above 0 and up to 1");
  }

  static Parsed<Boolean> yesOrNo(String text) {
    return switch (text) {
      case "true" -> new Parsed.Good<>(true);
      case "false" -> new Parsed.Good<>(false);
      default -> new Parsed.Bad<>("neither true nor false");
    };
  }

  static Parsed<Boolean> onOrOff(String text) {
    return switch (text) {
      case "on" -> new Parsed.Good<>(true);
      case "off" -> new Parsed.Good<>(false);
      default -> new Parsed.Bad<>("neither on nor off");
    };
  }

  /** One of these words. */
  static Function<String, Parsed<String>> word(String... words) {
    return text -> List.of(words).contains(text)
        ? new Parsed.Good<>(text)
        : new Parsed.Bad<>("none of: " + String.join(", ", words));
  }

  /** A name as Amazon's services take it. */
  static Parsed<String> name(String text) {
    return NAME.matcher(text).matches()
        ? new Parsed.Good<>(text)
        : new Parsed.Bad<>("not a name: letters, digits and . / _ - only");
  }

  /** Where a service listens: scheme, host and port. */
  static Parsed<URI> endpoint(String text) {
    return ORIGIN.matcher(text).matches()
        ? new Parsed.Good<>(URI.create(text))
        : new Parsed.Bad<>("not an address such as http://localhost:4580");
  }

  static Parsed<String> host(String text) {
    return text.chars().anyMatch(letter -> Character.isWhitespace(letter) || letter == '/')
        ? new Parsed.Bad<>("neither a host name nor an address")
        : new Parsed.Good<>(text);
  }

  static Parsed<String> email(String text) {
    return EMAIL.matcher(text).matches()
        ? new Parsed.Good<>(text)
        : new Parsed.Bad<>("not an e-mail address");
  }

  /** A folder or file; a leading tilde is the user's home, since no shell expands it in a file or a variable. */
  static Parsed<Path> path(String text) {
    try {
      var home = System.getProperty("user.home", ".");
      var expanded = text.equals("~") || text.startsWith("~/") ? home + text.substring(1) : text;
      return new Parsed.Good<>(Path.of(expanded).toAbsolutePath().normalize());
    } catch (InvalidPathException e) {
      return new Parsed.Bad<>("not a path");
    }
  }

  static Parsed<String> origin(String text) {
    return ORIGIN.matcher(text).matches()
        ? new Parsed.Good<>(text)
        : new Parsed.Bad<>("has something that is no origin such as https://tickets.example or http://localhost:3000"
            + " (scheme, lower-case host, port; no path, no *)");
  }

  /** Several values separated by commas. */
  static <T> Function<String, Parsed<List<T>>> list(Function<String, Parsed<T>> one) {
    return text -> {
      var values = new ArrayList<T>();
      for (var part : text.split(",", -1)) {
        switch (one.apply(part.strip())) {
          case Parsed.Good<T>(var value) -> values.add(value);
          case Parsed.Bad<T>(var reason) -> {
            return new Parsed.Bad<>(reason);
          }
        }
      }
      return new Parsed.Good<>(List.copyOf(values));
    };
  }
}
