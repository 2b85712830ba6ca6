package gg.tiketi.http.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.tiketi.http.shape.Schema;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * Makes a body that fits a schema, and from it every body that is wrong in one place. What it knows of a route is what the
 * document says, so a document that does not tell the truth fails too.
 */
final class Mutants {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String HOLE = "@@hole@@";

  private final Samples samples;
  private final List<Mutant> mutants = new ArrayList<>();
  private final List<String> extremes = new ArrayList<>();

  Mutants(Samples samples) {
    this.samples = samples;
  }

  /** A wrong body, and the field and the code with which it has to be refused. */
  record Mutant(String body, String field, String code) {}

  /** Values that fit, for fields that must name something real or be of some form. */
  interface Samples {
    /** The JSON of a value for this field, or null where any that fits the schema will do. */
    String of(String field);
  }

  /** A body with all required fields, and those optional ones for which a sample is known to be needed. */
  JsonNode fitting(Schema schema) {
    return read(sample("", schema));
  }

  List<Mutant> of(Schema schema) {
    JsonNode base = fitting(schema);
    members(schema, base, List.of(), "");
    return List.copyOf(mutants);
  }

  /** Bodies that fit and go as far as the schema lets them; known after {@link #of}. */
  List<String> extremes() {
    return List.copyOf(extremes);
  }

  // ---- what fits ----

  private String sample(String name, Schema schema) {
    String given = name.isEmpty() ? null : samples.of(name);
    if (given != null) {
      return given;
    }
    Map<String, Object> keywords = schema.keywords();
    if (keywords.get("anyOf") instanceof List<?> choices) {
      return sample(name, (Schema) choices.getFirst());
    }
    if (keywords.get("enum") instanceof Collection<?> words) {
      return quoted(words.iterator().next().toString());
    }
    return switch (keywords.get("type").toString()) {
      case "string" -> quoted("x".repeat(Math.max(1, number(schema, "minLength", 1))));
      case "integer" -> Long.toString(Math.max(1, (long) keywords.get("minimum")));
      case "boolean" -> "true";
      case "array" -> "[" + sample(name, (Schema) keywords.get("items")) + "]";
      case "object" -> object(schema);
      default -> throw new AssertionError(keywords.toString());
    };
  }

  private String object(Schema schema) {
    ObjectNode node = JSON.createObjectNode();
    Collection<?> required = (Collection<?>) schema.keywords().getOrDefault("required", List.of());
    properties(schema).forEach((name, of) -> {
      if (required.contains(name) || chosen(schema, name)) {
        node.set(name, read(sample(name, of)));
      }
    });
    return node.toString();
  }

  /** Of fields of which one must be sent, the first; a change without required fields needs some field. */
  private static boolean chosen(Schema schema, String name) {
    return schema.keywords().containsKey("allOf")
        && schema.keywords().get("allOf").toString().contains("[" + name + "]")
        && properties(schema).keySet().stream()
            .filter(each -> schema.keywords().get("allOf").toString().contains("[" + each + "]")).findFirst()
            .orElseThrow()
            .equals(name);
  }

  // ---- what does not ----

  private void members(Schema schema, JsonNode base, List<Object> at, String path) {
    add(base, with(at, "surprise"), "1", join(path, "surprise"), "unknown");
    Collection<?> required = (Collection<?>) schema.keywords().getOrDefault("required", List.of());
    properties(schema).forEach((name, of) -> {
      List<Object> place = with(at, name);
      String field = join(path, name);
      if (required.contains(name)) {
        mutants.add(new Mutant(without(base, at, name), field, "required"));
      }
      String fits = sample(name, of);
      add(base, place, fits + ",\"" + name + "\":" + fits, field, "duplicate");
      value(name, of, base, place, field, false);
    });
  }

  private void value(String name, Schema schema, JsonNode base, List<Object> at, String field, boolean nullable) {
    if (schema.keywords().get("anyOf") instanceof List<?> choices) {
      value(name, (Schema) choices.getFirst(), base, at, field, true);
      return;
    }
    String type = schema.keywords().get("type").toString();
    Map<String, String> ofTypes = Map.of("string", "\"x\"", "integer", "1", "fraction", "1.5", "boolean", "true",
        "array", "[]", "object", "{}");
    ofTypes.forEach((other, json) -> {
      if (!other.equals(type)) {
        add(base, at, json, field, "wrong_type");
      }
    });
    if (!nullable) {
      add(base, at, "null", field, "wrong_type");
    }
    switch (type) {
      case "string" -> strings(name, schema, base, at, field);
      case "integer" -> integers(schema, base, at, field);
      case "array" -> arrays(name, schema, base, at, field);
      case "object" -> members(schema, graft(base, at, read(sample(name, schema))), at, field);
      default -> {
      }
    }
  }

  private void strings(String name, Schema schema, JsonNode base, List<Object> at, String field) {
    if (schema.keywords().containsKey("enum")) {
      add(base, at, "\"surprise\"", field, "not_a_choice");
      add(base, at, "\"\\u0000\"", field, "not_a_choice");
      return;
    }
    int min = number(schema, "minLength", 0);
    int max = number(schema, "maxLength", -1);
    if (max < 0) {
      add(base, at, "\"~\"", field, "format");
      add(base, at, "\"2026-02-30T00:00:00\"", field, "format");
      List.of("1970-01-01T00:00:00Z", "9999-12-31T23:59:59.999999999+00:00", "9999-12-31T23:59:59")
          .forEach(time -> extreme(base, at, quoted(time)));
      return;
    }
    add(base, at, quoted("x".repeat(max + 1)), field, "too_long");
    extreme(base, at, quoted("x".repeat(max)));
    extreme(base, at, quoted("\uD83D\uDE00".repeat(max)));
    extreme(base, at, quoted("%_'\\\\;--<b>".repeat(Math.max(1, max / 20))));
    if (min > 0) {
      add(base, at, "\"\"", field, "blank");
    }
    if (min > 1) {
      add(base, at, quoted("x".repeat(min - 1)), field, "too_short");
    }
    if (max > 1) {
      String rest = "x".repeat(Math.max(1, min - 1));
      add(base, at, "\"\\u0000" + rest + "\"", field, "characters");
      add(base, at, "\"\\ud800" + rest + "\"", field, "characters");
    }
    if (schema.keywords().containsKey("pattern") || name.endsWith("Id") || name.endsWith("Ids")
        || name.equals("timeZone")) {
      add(base, at, quoted("~".repeat(Math.max(1, min))), field, "format");
    }
  }

  private void integers(Schema schema, JsonNode base, List<Object> at, String field) {
    long min = (long) schema.keywords().get("minimum");
    long max = (long) schema.keywords().get("maximum");
    extreme(base, at, Long.toString(min));
    extreme(base, at, Long.toString(max));
    add(base, at, "1.0", field, "wrong_type");
    add(base, at, "1e2", field, "wrong_type");
    add(base, at, BigInteger.valueOf(min).subtract(BigInteger.ONE).toString(), field, "too_small");
    add(base, at, BigInteger.valueOf(max).add(BigInteger.ONE).toString(), field, "too_large");
    add(base, at, "9".repeat(1_000), field, "too_large");
    add(base, at, "-" + "9".repeat(1_000), field, "too_small");
  }

  private void arrays(String name, Schema schema, JsonNode base, List<Object> at, String field) {
    Schema item = (Schema) schema.keywords().get("items");
    int min = number(schema, "minItems", 0);
    int max = number(schema, "maxItems", 0);
    String whole = sample(name, schema);
    String one = read(whole).get(0).toString();
    if (min > 0) {
      add(base, at, "[]", field, "too_few");
    }
    add(base, at, "[" + (one + ",").repeat(max) + one + "]", field, "too_many");
    if (Boolean.TRUE.equals(schema.keywords().get("uniqueItems"))) {
      add(base, at, "[" + one + "," + one + "]", field + "[1]", "not_unique");
    }
    value(name, item, graft(base, at, read("[" + one + "]")), with(at, 0), field + "[0]", false);
  }

  // ---- texts and trees ----

  private void add(JsonNode base, List<Object> at, String json, String field, String code) {
    JsonNode holed = graft(base, at, JSON.getNodeFactory().textNode(HOLE));
    mutants.add(new Mutant(holed.toString().replace(quoted(HOLE), json), field, code));
  }

  private void extreme(JsonNode base, List<Object> at, String json) {
    JsonNode holed = graft(base, at, JSON.getNodeFactory().textNode(HOLE));
    extremes.add(holed.toString().replace(quoted(HOLE), json));
  }

  private static JsonNode graft(JsonNode base, List<Object> at, JsonNode value) {
    JsonNode copy = base.deepCopy();
    JsonNode parent = copy;
    for (Object step : at.subList(0, at.size() - 1)) {
      parent = step instanceof Integer index ? parent.get(index) : parent.get(step.toString());
    }
    Object last = at.getLast();
    if (last instanceof Integer index) {
      ((ArrayNode) parent).set(index, value);
    } else {
      ((ObjectNode) parent).set(last.toString(), value);
    }
    return copy;
  }

  private static String without(JsonNode base, List<Object> at, String name) {
    JsonNode copy = base.deepCopy();
    JsonNode parent = copy;
    for (Object step : at) {
      parent = step instanceof Integer index ? parent.get(index) : parent.get(step.toString());
    }
    ((ObjectNode) parent).remove(name);
    return copy.toString();
  }

  private static List<Object> with(List<Object> at, Object step) {
    var more = new ArrayList<>(at);
    more.add(step);
    return more;
  }

  private static String join(String path, String name) {
    return path.isEmpty() ? name : path + "." + name;
  }

  @SuppressWarnings("unchecked") // Properties of a schema are schemas.
  private static Map<String, Schema> properties(Schema schema) {
    return (Map<String, Schema>) schema.keywords().get("properties");
  }

  private static int number(Schema schema, String keyword, int otherwise) {
    return schema.keywords().get(keyword) instanceof Integer value ? value : otherwise;
  }

  private static String quoted(String text) {
    return '"' + text + '"';
  }

  private static JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException broken) {
      throw new AssertionError(json, broken);
    }
  }
}
