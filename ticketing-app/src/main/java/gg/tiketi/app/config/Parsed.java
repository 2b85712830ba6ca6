package gg.tiketi.app.config;

import java.util.function.Function;

/**
 * What became of a setting's text: a value, or the reason why it is none.
 *
 * @param <T> the type of the value
 */
public sealed interface Parsed<T> {

  /**
   * The text meant a value.
   *
   * @param value the value
   * @param <T> its type
   */
  record Good<T>(T value) implements Parsed<T> {}

  /**
   * The text meant nothing.
   *
   * @param reason what is wrong with it, to be read after the setting's name; it never repeats the text, which may be secret
   * @param <T> the type it should have had
   */
  record Bad<T>(String reason) implements Parsed<T> {}

  /** Goes on with a value; a reason stays as it is. */
  default <R> Parsed<R> then(Function<? super T, Parsed<R>> next) {
    return switch (this) {
      case Good<T>(var value) -> next.apply(value);
      case Bad<T>(var reason) -> new Bad<>(reason);
    };
  }
}
