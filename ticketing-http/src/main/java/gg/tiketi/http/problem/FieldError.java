package gg.tiketi.http.problem;

import java.util.List;

/**
 * One thing wrong with one field.
 *
 * @param field the path as in {@code items[2].quantity}; empty for the whole body; a header by its name
 * @param arguments fill the message, in the order of {@link FieldFault}
 */
public record FieldError(String field, FieldFault fault, List<String> arguments) {
  public FieldError {
    arguments = List.copyOf(arguments);
  }

  /** An error whose message needs these arguments. */
  public static FieldError of(String field, FieldFault fault, Object... arguments) {
    return new FieldError(field, fault, List.of(arguments).stream().map(String::valueOf).toList());
  }
}
