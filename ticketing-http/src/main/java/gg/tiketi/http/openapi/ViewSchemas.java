package gg.tiketi.http.openapi;

import gg.tiketi.http.json.ViewJson;
import gg.tiketi.http.shape.Schema;
import java.lang.reflect.AnnotatedParameterizedType;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The schema of a view follows from its record: what the writer writes and nothing else. */
final class ViewSchemas {
  private ViewSchemas() {}

  static Schema of(Class<?> view) {
    if (!view.isRecord()) {
      throw new IllegalArgumentException(view + " is not a record");
    }
    Map<String, Object> properties = new LinkedHashMap<>();
    List<String> required = new ArrayList<>();
    for (RecordComponent component : view.getRecordComponents()) {
      properties.put(component.getName(), of(component.getAnnotatedType()));
      if (!component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        required.add(component.getName());
      }
    }
    Schema schema = Schema.of("object").with("properties", properties).named(view.getSimpleName());
    return required.isEmpty() ? schema : schema.with("required", required);
  }

  private static Schema of(AnnotatedType type) {
    if (type instanceof AnnotatedParameterizedType list && raw(type) == List.class) {
      return Schema.of("array").with("items", of(list.getAnnotatedActualTypeArguments()[0]));
    }
    return ofClass(raw(type));
  }

  private static Schema ofClass(Class<?> type) {
    if (type == String.class) {
      return Schema.of("string");
    }
    if (type == int.class || type == long.class || type == Integer.class || type == Long.class) {
      return Schema.of("integer").with("format", type == int.class || type == Integer.class ? "int32" : "int64");
    }
    if (type == double.class || type == Double.class) {
      return Schema.of("number");
    }
    if (type == boolean.class || type == Boolean.class) {
      return Schema.of("boolean");
    }
    if (type == OffsetDateTime.class) {
      return Schema.of("string").with("format", "date-time");
    }
    if (type.isEnum()) {
      return Schema.of("string").with("enum", words(type));
    }
    return of(type);
  }

  private static List<String> words(Class<?> constants) {
    return Arrays.stream(constants.getEnumConstants()).map(each -> ViewJson.word((Enum<?>) each)).toList();
  }

  private static Class<?> raw(AnnotatedType type) {
    return switch (type.getType()) {
      case Class<?> simple -> simple;
      case ParameterizedType parameterized -> (Class<?>) parameterized.getRawType();
      default -> throw new IllegalArgumentException(type + " cannot be shown");
    };
  }
}
