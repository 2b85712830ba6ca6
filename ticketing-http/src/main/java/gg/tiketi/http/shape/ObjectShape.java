package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.FieldFault;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An object with the fields named here and no others, or a query with these parameters. */
public final class ObjectShape implements Shape<Fields> {
  private final String name;
  private final Map<String, Field<?>> fields;
  private final List<Together> rules;

  ObjectShape(String name, List<Field<?>> fields, List<Together> rules) {
    this.name = name;
    var byName = new LinkedHashMap<String, Field<?>>();
    for (Field<?> field : fields) {
      if (byName.put(field.name(), field) != null) {
        throw new IllegalArgumentException(name + " has two fields " + field.name());
      }
    }
    this.fields = byName;
    this.rules = List.copyOf(rules);
  }

  /** What became of reading: the values, or everything that is wrong. */
  public sealed interface Reading {}

  /** It fits. */
  public record Fits(Fields fields) implements Reading {}

  /** It does not. */
  public record Wrong(List<FieldError> errors) implements Reading {
    public Wrong {
      errors = List.copyOf(errors);
    }
  }

  /** The same, and exactly one of these must be sent. */
  public ObjectShape exactlyOneOf(Field<?>... choices) {
    return withRule(1, 1, choices);
  }

  /** The same, and not two of these may be sent. */
  public ObjectShape atMostOneOf(Field<?>... choices) {
    return withRule(0, 1, choices);
  }

  /** The same, and an object without any of its fields is refused: a change must change something. */
  public ObjectShape notEmpty() {
    return withRule(1, fields.size(), fields.values().toArray(Field<?>[]::new));
  }

  private ObjectShape withRule(int least, int most, Field<?>... choices) {
    var names = new LinkedHashSet<String>();
    for (Field<?> choice : choices) {
      names.add(choice.name());
    }
    var more = new ArrayList<>(rules);
    more.add(new Together(names, least, most));
    return new ObjectShape(name, List.copyOf(fields.values()), more);
  }

  /** The fields in order of declaration. */
  public List<Field<?>> fields() {
    return List.copyOf(fields.values());
  }

  /** Reads a body. */
  public Reading read(Json body) {
    var findings = new Findings();
    return reading(read(body, findings), findings);
  }

  /** Reads a query: every parameter at most once; one without any text could not be decoded. */
  public Reading read(Map<String, List<String>> query) {
    List<FieldError> unreadable = query.entrySet().stream().filter(parameter -> parameter.getValue().isEmpty())
        .map(parameter -> FieldError.of(parameter.getKey(), FieldFault.FORMAT)).toList();
    if (!unreadable.isEmpty()) {
      return new Wrong(unreadable);
    }
    var values = new LinkedHashMap<String, Json>();
    var duplicates = new LinkedHashSet<String>();
    query.forEach((parameter, texts) -> {
      Field<?> field = fields.get(parameter);
      String last = texts.getLast();
      values.put(parameter, field == null ? new Json.Text(last) : field.shape().ofQuery(last));
      if (texts.size() > 1) {
        duplicates.add(parameter);
      }
    });
    return read(new Json.Members(values, duplicates));
  }

  private static Reading reading(Optional<Fields> read, Findings findings) {
    return read.<Reading>map(Fits::new).orElseGet(() -> new Wrong(findings.errors()));
  }

  @Override
  public Optional<Fields> read(Json json, Findings findings) {
    if (!(json instanceof Json.Members(Map<String, Json> sent, Set<String> duplicates))) {
      return findings.wrong(FieldFault.WRONG_TYPE, "객체", "an object");
    }
    int wrongBefore = findings.errors().size();
    sent.keySet().stream().filter(each -> !fields.containsKey(each))
        .forEach(each -> findings.wrongMember(each, FieldFault.UNKNOWN));
    duplicates.forEach(each -> findings.wrongMember(each, FieldFault.DUPLICATE));
    var values = new LinkedHashMap<String, Object>();
    fields.values().forEach(field -> readField(field, sent.get(field.name()), findings)
        .ifPresent(value -> values.put(field.name(), value)));
    rules.forEach(rule -> rule.judge(sent.keySet(), findings));
    return findings.errors().size() == wrongBefore ? Optional.of(new Fields(values)) : Optional.empty();
  }

  private static <T> Optional<T> readField(Field<T> field, @Nullable Json json,
      Findings findings) {
    if (json == null) {
      if (field.required()) {
        findings.wrongMember(field.name(), FieldFault.REQUIRED);
      }
      return Optional.empty();
    }
    int before = findings.enter(field.name());
    Optional<T> value = field.shape().read(json, findings);
    findings.leave(before);
    return value;
  }

  @Override
  public Schema schema() {
    var properties = new LinkedHashMap<String, Object>();
    fields.values().forEach(field -> properties.put(field.name(), field.schema()));
    Schema schema = Schema.of("object").with("properties", properties).with("additionalProperties", false).named(name);
    List<String> required = fields.values().stream().filter(Field::required).map(Field::name).toList();
    if (!required.isEmpty()) {
      schema = schema.with("required", required);
    }
    return rules.isEmpty() ? schema : schema.with("allOf", rules.stream().map(Together::schema).toList());
  }
}
