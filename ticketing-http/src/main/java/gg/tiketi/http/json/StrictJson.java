package gg.tiketi.http.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;

/**
 * Reads JSON the way RFC 8259 writes it and no other way: UTF-8 without errors, one value, nothing behind it, at most
 * {@value #MAX_DEPTH} levels deep.
 */
public final class StrictJson {
  /** How deep arrays and objects may nest. */
  public static final int MAX_DEPTH = 20;

  /** Longer than any body we read, so that a long number or name is judged by its shape and not by the parser. */
  private static final int NO_LIMIT_OF_ITS_OWN = 1 << 20;

  private static final JsonFactory FACTORY = JsonFactory.builder()
      .recyclerPool(JsonRecyclerPools.sharedConcurrentDequePool())
      .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
      .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH)
          .maxNumberLength(NO_LIMIT_OF_ITS_OWN).maxNameLength(NO_LIMIT_OF_ITS_OWN).maxStringLength(NO_LIMIT_OF_ITS_OWN)
          .build())
      .build();

  private StrictJson() {}

  /** What became of the text. */
  public sealed interface Reading {}

  /** It was JSON. */
  public record Read(Json value) implements Reading {}

  /** It was not. */
  public record Malformed() implements Reading {}

  /** Reads one value from UTF-8 bytes. */
  public static Reading read(byte[] utf8) {
    try {
      return read(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString());
    } catch (CharacterCodingException notUtf8) {
      return new Malformed();
    }
  }

  /** Reads one value from text. */
  public static Reading read(String text) {
    try (JsonParser parser = FACTORY.createParser(text)) {
      JsonToken first = parser.nextToken();
      if (first == null) {
        return new Malformed();
      }
      Json value = value(parser, first);
      return parser.nextToken() == null ? new Read(value) : new Malformed();
    } catch (IOException notJson) {
      return new Malformed();
    }
  }

  private static Json value(JsonParser parser, JsonToken token) throws IOException {
    return switch (token) {
      case START_OBJECT -> members(parser);
      case START_ARRAY -> items(parser);
      case VALUE_STRING -> new Json.Text(parser.getText());
      case VALUE_NUMBER_INT -> new Json.Numeral(parser.getText(), true);
      case VALUE_NUMBER_FLOAT -> new Json.Numeral(parser.getText(), false);
      case VALUE_TRUE -> new Json.Truth(true);
      case VALUE_FALSE -> new Json.Truth(false);
      case VALUE_NULL -> new Json.Null();
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
        throw new IllegalStateException("The parser gave a value as " + token);
    };
  }

  private static Json members(JsonParser parser) throws IOException {
    var values = new LinkedHashMap<String, Json>();
    var duplicates = new LinkedHashSet<String>();
    for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
      if (values.put(name, value(parser, parser.nextToken())) != null) {
        duplicates.add(name);
      }
    }
    return new Json.Members(values, duplicates);
  }

  private static Json items(JsonParser parser) throws IOException {
    var values = new ArrayList<Json>();
    for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
      values.add(value(parser, token));
    }
    return new Json.Items(values);
  }
}
