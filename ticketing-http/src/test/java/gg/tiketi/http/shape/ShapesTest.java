package gg.tiketi.http.shape;

import static gg.tiketi.http.shape.Shapes.choice;
import static gg.tiketi.http.shape.Shapes.dateOrTime;
import static gg.tiketi.http.shape.Shapes.dateTime;
import static gg.tiketi.http.shape.Shapes.email;
import static gg.tiketi.http.shape.Shapes.id;
import static gg.tiketi.http.shape.Shapes.list;
import static gg.tiketi.http.shape.Shapes.money;
import static gg.tiketi.http.shape.Shapes.nullable;
import static gg.tiketi.http.shape.Shapes.object;
import static gg.tiketi.http.shape.Shapes.text;
import static gg.tiketi.http.shape.Shapes.truth;
import static gg.tiketi.http.shape.Shapes.whole;
import static org.assertj.core.api.Assertions.assertThat;

import gg.tiketi.http.json.Json;
import gg.tiketi.http.json.StrictJson;
import gg.tiketi.http.problem.FieldError;
import gg.tiketi.http.problem.Language;
import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapesTest {
  private static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

  enum Fruit {
    APPLE, RED_PEAR
  }

  private static <T> List<String> faults(Shape<T> shape, String json) {
    Field<T> field = Field.required("f", shape);
    return faultsOf(object("Test", field), "{\"f\":" + json + "}");
  }

  private static List<String> faultsOf(ObjectShape shape, String json) {
    return switch (shape.read(parsed(json))) {
      case ObjectShape.Fits _ -> List.of();
      case ObjectShape.Wrong(List<FieldError> errors) ->
        errors.stream().map(error -> error.field() + " " + error.fault().code()).toList();
    };
  }

  private static <T> T value(Shape<T> shape, String json) {
    Field<T> field = Field.required("f", shape);
    return fields(object("Test", field), "{\"f\":" + json + "}").get(field);
  }

  private static Fields fields(ObjectShape shape, String json) {
    return switch (shape.read(parsed(json))) {
      case ObjectShape.Fits(Fields fields) -> fields;
      case ObjectShape.Wrong wrong -> throw new AssertionError(wrong);
    };
  }

  private static Json parsed(String json) {
    return switch (StrictJson.read(json)) {
      case StrictJson.Read(Json value) -> value;
      case StrictJson.Malformed() -> throw new AssertionError("malformed " + json);
    };
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                                                                "a"                | f too_short
                                                                "   "              | f blank
                                                                ""                 | f blank
                                                                "abcdef"           | f too_long
                                                                12                 | f wrong_type
                                                                null               | f wrong_type
                                                                ["ab"]             | f wrong_type
                                                                "a\\u0000b"        | f characters
                                                                "a\\nb"            | f characters
                                                                "a\\ud800"         | f characters
                                                                """)
  void a_text_is_refused_with_what_is_wrong(String json, String fault) {
    assertThat(faults(text(2, 5), json)).containsExactly(fault);
  }

  @Test
  void a_text_counts_code_points_and_takes_what_fits() {
    assertThat(value(text(1, 2), "\"😀😀\"")).isEqualTo("😀😀");
    assertThat(value(text(0, 5), "\"\"")).isEmpty();
    assertThat(value(text(1, 9).withLines(), "\"a\\n\\tb\"")).isEqualTo("a\n\tb");
    assertThat(faults(text(1, 9).withLines(), "\"a\\u0000\"")).containsExactly("f characters");
    assertThat(faults(text(1, 3).matching("[a-z]+"), "\"a1\"")).containsExactly("f format");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.0", "1e3", "\"1\"", "true", "null", "[]", "{}", "1.5"})
  void a_whole_number_is_never_made_of_something_else(String json) {
    assertThat(faults(whole(-5, 5), json)).containsExactly("f wrong_type");
  }

  @ParameterizedTest
  @CsvSource({"6,f too_large", "-6,f too_small", "99999999999999999999999999,f too_large",
      "-99999999999999999999999999,f too_small", "9223372036854775808,f too_large"})
  void a_number_outside_its_bounds_is_refused_however_long(String json, String fault) {
    assertThat(faults(whole(-5, 5), json)).containsExactly(fault);
  }

  @Test
  void numbers_and_amounts_within_bounds_are_read() {
    assertThat(value(whole(-5, 5), "-5")).isEqualTo(-5L);
    assertThat(value(money(), "150000")).isEqualTo(150_000L);
    assertThat(value(whole(Long.MIN_VALUE, Long.MAX_VALUE), "123456789012345678")).isEqualTo(123456789012345678L);
  }

  @Test
  void ids_mails_choices_and_truths() {
    var event = "0198b8a4-1111-4222-8333-444455556666";
    var eventId = id(sent -> Ids.parse(sent).map(EventId::new));
    assertThat(value(eventId, '"' + event + '"').value()).hasToString(event);
    assertThat(faults(eventId, "\"1\"")).containsExactly("f format");
    assertThat(value(email(), "\"a.b@c.kr\"")).isEqualTo("a.b@c.kr");
    assertThat(faults(email(), "\"a b@c.kr\"")).containsExactly("f format");
    assertThat(faults(email(), "\"ab.kr\"")).containsExactly("f format");
    assertThat(value(choice(Fruit.class), "\"red_pear\"")).isEqualTo(Fruit.RED_PEAR);
    assertThat(faults(choice(Fruit.class), "\"RED_PEAR\"")).containsExactly("f not_a_choice");
    assertThat(value(truth(), "true")).isTrue();
    assertThat(faults(truth(), "\"true\"")).containsExactly("f wrong_type");
  }

  @Test
  void a_time_without_offset_means_the_wall_clock_of_the_zone() {
    var nine = Instant.parse("2026-05-01T00:00:00Z");
    assertThat(value(dateTime(), "\"2026-05-01T09:00:00\"").in(SEOUL)).isEqualTo(nine);
    assertThat(value(dateTime(), "\"2026-05-01T09:00\"").in(SEOUL)).isEqualTo(nine);
    assertThat(value(dateTime(), "\"2026-05-01T02:00:00+02:00\"").in(SEOUL)).isEqualTo(nine);
    assertThat(value(dateTime(), "\"2026-05-01T00:00:00.000Z\"").in(SEOUL)).isEqualTo(nine);
    assertThat(value(dateOrTime(), "\"2026-05-01\"").in(SEOUL)).isEqualTo(Instant.parse("2026-04-30T15:00:00Z"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-02-30T09:00:00", "2026-05-01", "2026-05-01 09:00:00", "tomorrow",
      "1969-12-31T23:59:59Z",
      "2026-05-01T25:00:00Z", "2026-05-01T09:00:00+99:00", "20260501T090000Z"})
  void what_is_no_time_is_refused(String sent) {
    assertThat(faults(dateTime(), '"' + sent + '"')).containsExactly("f format");
  }

  @Test
  void lists_are_judged_item_by_item() {
    assertThat(value(list(whole(0, 9), 1, 3).unique(), "[1,2]")).containsExactly(1L, 2L);
    assertThat(faults(list(whole(0, 9), 1, 3), "[]")).containsExactly("f too_few");
    assertThat(faults(list(whole(0, 9), 1, 3), "[1,2,3,4]")).containsExactly("f too_many");
    assertThat(faults(list(whole(0, 9), 1, 3).unique(), "[1,1,10]"))
        .containsExactly("f[1] not_unique", "f[2] too_large");
    assertThat(faults(list(whole(0, 9), 1, 3), "{}")).containsExactly("f wrong_type");
  }

  @Test
  void everything_wrong_with_an_object_is_told_at_once() {
    var shape = object("Order", Field.required("count", whole(1, 4)), Field.optional("note", text(1, 5)),
        Field.required("items", list(object("Line", Field.required("id", text(1, 3))), 1, 2)));
    assertThat(faultsOf(shape, "{\"note\":7,\"note\":\"toolong\",\"items\":[{\"id\":\"x\"},{\"ix\":1}],\"more\":1}"))
        .containsExactlyInAnyOrder("more unknown", "note duplicate", "count required", "note too_long",
            "items[1].ix unknown", "items[1].id required");
    assertThat(faultsOf(shape, "[]")).containsExactly(" wrong_type");
  }

  @Test
  void rules_over_several_fields() {
    Field<String> seats = Field.optional("seats", text(1, 5));
    Field<String> best = Field.optional("best", text(1, 5));
    var shape = object("Wish", seats, best).exactlyOneOf(seats, best);
    assertThat(faultsOf(shape, "{}")).containsExactly("seats exactly_one");
    assertThat(faultsOf(shape, "{\"seats\":\"a\",\"best\":\"b\"}")).containsExactly("best exactly_one");
    assertThat(faultsOf(shape, "{\"best\":\"b\"}")).isEmpty();
    assertThat(faultsOf(object("Change", seats, best).notEmpty(), "{}")).containsExactly("seats at_least_one");
    assertThat(faultsOf(object("Change", seats, best).notEmpty(), "{\"seats\":\"a\",\"best\":\"b\"}")).isEmpty();
  }

  @Test
  void null_means_none_only_where_it_may() {
    Field<Optional<String>> note = Field.optional("note", nullable(text(1, 5)));
    var shape = object("Change", note);
    assertThat(fields(shape, "{\"note\":null}").find(note)).contains(Optional.empty());
    assertThat(fields(shape, "{\"note\":\"x\"}").find(note)).contains(Optional.of("x"));
    assertThat(fields(shape, "{}").has(note)).isFalse();
  }

  @Test
  void a_query_is_read_by_the_same_shapes() {
    Field<Long> page = Field.optional("page", whole(1, 9)).orElse(1L);
    Field<Boolean> dry = Field.optional("dryRun", truth()).orElse(false);
    var shape = object("", page, dry);
    assertThat(shape.read(Map.of("page", List.of("3"), "dryRun", List.of("true"))))
        .isEqualTo(new ObjectShape.Fits(fields(shape, "{\"page\":3,\"dryRun\":true}")));
    assertThat(fields(shape, "{}").get(page)).isEqualTo(1L);
    assertThat(queryFaults(shape, Map.of("page", List.of("1", "2")))).containsExactly("page duplicate");
    assertThat(queryFaults(shape, Map.of("page", List.of("03")))).containsExactly("page wrong_type");
    assertThat(queryFaults(shape, Map.of("pages", List.of("1")))).containsExactly("pages unknown");
    assertThat(queryFaults(shape, Map.of("dryRun", List.of("yes")))).containsExactly("dryRun wrong_type");
    assertThat(queryFaults(shape, Map.of("page", List.of()))).containsExactly("page format");
  }

  private static List<String> queryFaults(ObjectShape shape, Map<String, List<String>> query) {
    return ((ObjectShape.Wrong) shape.read(query)).errors().stream()
        .map(error -> error.field() + " " + error.fault().code()).toList();
  }

  @Test
  void messages_come_in_both_languages_with_their_arguments() {
    var error = ((ObjectShape.Wrong) object("T", Field.required("f", whole(1, 4))).read(parsed("{\"f\":5}"))).errors()
        .getFirst();
    assertThat(error.fault().message(Language.KOREAN, error.arguments())).isEqualTo("4 이하여야 합니다.");
    assertThat(error.fault().message(Language.ENGLISH, error.arguments())).isEqualTo("It must be at most 4.");
  }
}
