package gg.tiketi.http.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
  @Test
  void a_value_is_kept_as_it_was_written() {
    assertThat(StrictJson.read("{\"a\":[1,1.0,\"x\",true,null]}")).isEqualTo(new StrictJson.Read(
        new Json.Members(Map.of("a", new Json.Items(List.of(new Json.Numeral("1", true), new Json.Numeral("1.0", false),
            new Json.Text("x"), new Json.Truth(true), new Json.Null()))), Set.of())));
  }

  @Test
  void a_name_that_comes_twice_is_remembered() {
    assertThat(StrictJson.read("{\"a\":1,\"a\":2}")).isEqualTo(
        new StrictJson.Read(new Json.Members(Map.of("a", new Json.Numeral("2", true)), Set.of("a"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "{", "{\"a\"}", "{a:1}", "{'a':1}", "[1,]", "01", "+1", "NaN", "1 2", "{} {}",
      "\"\u0001\"", "// c\n1", "\uFEFF{}", "{\"a\":1,}", "nul", "\"\\x\""})
  void what_is_not_json_is_malformed(String text) {
    assertThat(StrictJson.read(text)).isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void bytes_that_are_not_utf8_are_malformed() {
    assertThat(StrictJson.read(new byte[]{'"', (byte) 0xC3, '"'})).isInstanceOf(StrictJson.Malformed.class);
    assertThat(StrictJson.read("{}".getBytes(StandardCharsets.UTF_16))).isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void twenty_levels_are_read_and_one_more_is_not() {
    assertThat(StrictJson.read("[".repeat(20) + "]".repeat(20))).isInstanceOf(StrictJson.Read.class);
    assertThat(StrictJson.read("[".repeat(21) + "]".repeat(21))).isInstanceOf(StrictJson.Malformed.class);
  }

  @Test
  void a_number_of_sixty_thousand_digits_is_read_without_being_computed() {
    assertThat(StrictJson.read("9".repeat(60_000)))
        .isEqualTo(new StrictJson.Read(new Json.Numeral("9".repeat(60_000), true)));
  }

  @Test
  void bodies_that_say_the_same_have_one_fingerprint() {
    assertThat(fingerprint("{\"a\":1,\"b\":[\"x\"]}")).isEqualTo(fingerprint("{ \"b\" : [ \"x\" ], \"a\" : 1 }"));
    assertThat(fingerprint("{\"a\":1}")).isNotEqualTo(fingerprint("{\"a\":2}"));
    assertThat(fingerprint("[\"a\",\"b\"]")).isNotEqualTo(fingerprint("[\"a,b\"]"));
    assertThat(fingerprint("\"1\"")).isNotEqualTo(fingerprint("1"));
  }

  private static String fingerprint(String text) {
    return switch (StrictJson.read(text)) {
      case StrictJson.Read(Json value) -> CanonicalJson.fingerprint("POST /x", value);
      case StrictJson.Malformed() -> throw new AssertionError(text);
    };
  }
}
