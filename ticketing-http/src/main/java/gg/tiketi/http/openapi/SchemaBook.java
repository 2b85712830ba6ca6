package gg.tiketi.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import gg.tiketi.http.shape.Schema;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Collects the named schemas while a document is written, so that each is written once and referred to. */
final class SchemaBook {
  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private final Map<String, ObjectNode> named = new TreeMap<>();

  /** The schema itself, or a reference to it when it has a name. */
  ObjectNode node(Schema schema) {
    String name = schema.name();
    if (name == null || name.isEmpty()) {
      return keywords(schema.keywords());
    }
    ObjectNode written = keywords(schema.keywords());
    ObjectNode known = named.putIfAbsent(name, written);
    if (known != null && !known.equals(written)) {
      throw new IllegalStateException("Two different schemas are named " + name);
    }
    return JSON.objectNode().put("$ref", "#/components/schemas/" + name);
  }

  /** All named schemas seen so far, by name. */
  ObjectNode all() {
    ObjectNode all = JSON.objectNode();
    named.forEach(all::set);
    return all;
  }

  private ObjectNode keywords(Map<String, ?> keywords) {
    ObjectNode node = JSON.objectNode();
    new TreeMap<>(keywords).forEach((keyword, value) -> node.set(keyword, value(value)));
    return node;
  }

  private JsonNode value(Object value) {
    return switch (value) {
      case Schema schema -> node(schema);
      case Map<?, ?> map -> members(map);
      case Collection<?> values -> items(values);
      case Boolean truth -> JSON.booleanNode(truth);
      case Integer number -> JSON.numberNode(number);
      case Long number -> JSON.numberNode(number);
      default -> JSON.textNode(value.toString());
    };
  }

  /** Members keep their order: people read the document too. */
  private ObjectNode members(Map<?, ?> map) {
    ObjectNode node = JSON.objectNode();
    map.forEach((name, value) -> node.set(name.toString(), value(value)));
    return node;
  }

  private ArrayNode items(Collection<?> values) {
    ArrayNode node = JSON.arrayNode();
    values.forEach(each -> node.add(value(each)));
    return node;
  }
}
