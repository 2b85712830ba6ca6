package gg.tiketi.app.config;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/**
 * One thing an operator may set. Its key in a file, its flag and its environment variable follow from one name.
 *
 * @param key lower case, words joined by hyphens: {@code http-port}
 * @param placeholder what stands for the value in the help
 * @param meaning one line of help
 * @param standard the text that counts when nobody sets it; empty when there is none
 * @param secrecy whether its text may be shown
 * @param parser from text to value
 * @param <T> the type of the value
 */
public record Setting<T>(
    String key,
    String placeholder,
    String meaning,
    Optional<String> standard,
    Secrecy secrecy,
    Function<String, Parsed<T>> parser) {

  /** Whether a value may appear in a message. */
  public enum Secrecy {
    OPEN, SECRET
  }

  static <T> Setting<T> of(String key, String placeholder, String standard, Function<String, Parsed<T>> parser,
      String meaning) {
    return new Setting<>(key, placeholder, meaning, Optional.of(standard), Secrecy.OPEN, parser);
  }

  static <T> Setting<T> unset(String key, String placeholder, Function<String, Parsed<T>> parser, String meaning) {
    return new Setting<>(key, placeholder, meaning, Optional.empty(), Secrecy.OPEN, parser);
  }

  static <T> Setting<T> secret(String key, String placeholder, Function<String, Parsed<T>> parser, String meaning) {
    return new Setting<>(key, placeholder, meaning, Optional.empty(), Secrecy.SECRET, parser);
  }

  /** The command line's name: {@code --http-port}. */
  public String flag() {
    return "--" + key;
  }

  /** The environment's name: {@code TIKETI_HTTP_PORT}. */
  public String variable() {
    return "TIKETI_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
