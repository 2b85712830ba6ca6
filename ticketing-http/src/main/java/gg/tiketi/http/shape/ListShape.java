package gg.tiketi.http.shape;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.problem.FieldFault;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * An array whose items are all of one shape.
 *
 * @param <T> what an item becomes
 */
public final class ListShape<T> implements Shape<List<T>> {
  private final Shape<T> item;
  private final int min;
  private final int max;
  private final boolean unique;

  ListShape(Shape<T> item, int min, int max, boolean unique) {
    if (min < 0 || max < min) {
      throw new IllegalArgumentException("An array of " + min + " to " + max + " items");
    }
    this.item = item;
    this.min = min;
    this.max = max;
    this.unique = unique;
  }

  /** The same, and no two items may be equal. */
  public ListShape<T> unique() {
    return new ListShape<>(item, min, max, true);
  }

  /** What every item must look like. */
  public Shape<T> item() {
    return item;
  }

  @Override
  public Optional<List<T>> read(Json json, Findings findings) {
    if (!(json instanceof Json.Items(List<Json> values))) {
      return findings.wrong(FieldFault.WRONG_TYPE, "배열", "an array");
    }
    if (values.size() < min) {
      return findings.wrong(FieldFault.TOO_FEW, min);
    }
    if (values.size() > max) {
      return findings.wrong(FieldFault.TOO_MANY, max);
    }
    List<T> items = items(values, findings);
    return items.size() == values.size() ? Optional.of(List.copyOf(items)) : Optional.empty();
  }

  private List<T> items(List<Json> values, Findings findings) {
    var items = new ArrayList<T>();
    Set<T> seen = new HashSet<>();
    for (int i = 0; i < values.size(); i++) {
      int before = findings.enter(i);
      Optional<T> value = item.read(values.get(i), findings);
      if (value.isPresent() && unique && !seen.add(value.get())) {
        value = findings.wrong(FieldFault.NOT_UNIQUE);
      }
      findings.leave(before);
      value.ifPresent(items::add);
    }
    return items;
  }

  @Override
  public Schema schema() {
    Schema schema = Schema.of("array").with("items", item.schema()).with("minItems", min).with("maxItems", max);
    return unique ? schema.with("uniqueItems", true) : schema;
  }
}
