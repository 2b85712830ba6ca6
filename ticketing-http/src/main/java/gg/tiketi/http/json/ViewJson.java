package gg.tiketi.http.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Writes views: records whose components are the members of an answer. A component that is null is left out; a constant is
 * written in lower case; a time as RFC 3339 with seconds and offset.
 */
public final class ViewJson {
  private static final DateTimeFormatter RFC_3339 = DateTimeFormatter.ISO_OFFSET_DATE_TIME;
  private static final ClassValue<Map<String, String>> WORDS = new ClassValue<>() {
    @Override
    protected Map<String, String> computeValue(Class<?> type) {
      return Arrays.stream(type.getEnumConstants()).map(each -> (Enum<?>) each)
          .collect(Collectors.toMap(Enum::name, ViewJson::newWord));
    }
  };
  private static final ObjectMapper MAPPER = JsonMapper.builder(Buffers.sharing())
      .defaultPropertyInclusion(JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL))
      .addModule(new SimpleModule().addSerializer(OffsetDateTime.class, new TimeSerializer())
          .addSerializer(enums(), new WordSerializer()))
      .build();

  private ViewJson() {}

  /** The view as UTF-8. */
  public static byte[] bytes(Object view) {
    try {
      return MAPPER.writeValueAsBytes(view);
    } catch (JsonProcessingException notAView) {
      throw new IllegalArgumentException(view.getClass() + " is not a view", notAView);
    }
  }

  /** The view as a text. */
  public static String text(Object view) {
    try {
      return MAPPER.writeValueAsString(view);
    } catch (JsonProcessingException notAView) {
      throw new IllegalArgumentException(view.getClass() + " is not a view", notAView);
    }
  }

  /** The view as one value of a larger document. */
  public static void write(Object view, JsonGenerator json) {
    try {
      MAPPER.writeValue(json, view);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /** A constant's word: the one it is annotated with, or else its name in lower case. */
  public static String word(Enum<?> constant) {
    return Objects.requireNonNull(WORDS.get(constant.getDeclaringClass()).get(constant.name()));
  }

  private static String newWord(Enum<?> constant) {
    try {
      JsonProperty given = constant.getDeclaringClass().getField(constant.name()).getAnnotation(JsonProperty.class);
      return given == null ? constant.name().toLowerCase(Locale.ROOT) : given.value();
    } catch (NoSuchFieldException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // Jackson asks for one class that stands for every enum.
  private static Class<Enum<?>> enums() {
    return (Class) Enum.class;
  }

  private static final class TimeSerializer extends StdSerializer<OffsetDateTime> {
    private static final long serialVersionUID = 1L;

    TimeSerializer() {
      super(OffsetDateTime.class);
    }

    @Override
    public void serialize(OffsetDateTime time, JsonGenerator json, SerializerProvider provider) throws IOException {
      json.writeString(RFC_3339.format(time));
    }
  }

  private static final class WordSerializer extends StdSerializer<Enum<?>> {
    private static final long serialVersionUID = 1L;

    WordSerializer() {
      super(enums());
    }

    @Override
    public void serialize(Enum<?> constant, JsonGenerator json, SerializerProvider provider) throws IOException {
      json.writeString(word(constant));
    }
  }
}
