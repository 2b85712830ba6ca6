package gg.tiketi.http.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import gg.tiketi.http.json.Buffers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.Map;

/** Writes problems as {@code application/problem+json}, straight to bytes: a rush is mostly refusals. */
public final class ProblemWriter {
  /** The media type of RFC 9457. */
  public static final String CONTENT_TYPE = "application/problem+json";

  private static final JsonFactory FACTORY = Buffers.sharing();

  private ProblemWriter() {}

  /** The problem as bytes; {@code instance} is the id of the request it answers. */
  public static byte[] bytes(Problem problem, Language language, String instance) {
    var bytes = new ByteArrayOutputStream(512);
    try (JsonGenerator json = FACTORY.createGenerator(bytes)) {
      write(problem, language, instance, json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** The problem as one object of a larger document. */
  public static void write(Problem problem, Language language, String instance, JsonGenerator json)
      throws IOException {
    ProblemCode code = problem.code();
    json.writeStartObject();
    json.writeStringField("type", "/api-docs#" + code.code());
    json.writeStringField("title", code.title(language));
    json.writeNumberField("status", code.status());
    json.writeStringField("detail", code.detail(language));
    json.writeStringField("instance", instance);
    json.writeStringField("code", code.code());
    if (!problem.errors().isEmpty()) {
      writeErrors(problem, language, json);
    }
    for (Map.Entry<String, Object> member : problem.members().entrySet()) {
      json.writeFieldName(member.getKey());
      writeValue(member.getValue(), json);
    }
    json.writeEndObject();
  }

  private static void writeErrors(Problem problem, Language language, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("errors");
    for (FieldError error : problem.errors()) {
      json.writeStartObject();
      json.writeStringField("field", error.field());
      json.writeStringField("code", error.fault().code());
      json.writeStringField("message", error.fault().message(language, error.arguments()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeValue(Object value, JsonGenerator json) throws IOException {
    switch (value) {
      case Collection<?> values -> {
        json.writeStartArray();
        for (Object each : values) {
          writeValue(each, json);
        }
        json.writeEndArray();
      }
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case Boolean truth -> json.writeBoolean(truth);
      default -> json.writeString(value.toString());
    }
  }
}
