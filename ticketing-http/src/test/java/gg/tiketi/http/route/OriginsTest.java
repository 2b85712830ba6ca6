package gg.tiketi.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OriginsTest {
  private static final String HOST = "tickets.example";

  private final Origins origins = new Origins(Set.of("https://shop.example"));

  @ParameterizedTest
  @ValueSource(strings = {"https://shop.example.evil.example", "https://evil.example/https://shop.example",
      "http://shop.example", "https://shop.example:444", "https://shop.example/", "https://SHOP.example",
      "https://a.shop.example", "https://user@shop.example", "null", "", "*", " https://shop.example",
      "https://shop.example, https://evil.example", "https://tickets.example.evil.example", "tickets.example"})
  void what_only_resembles_an_allowed_origin_is_none(String origin) {
    assertThat(origins.isAllowed(origin)).isFalse();
    assertThat(origins.mayConnect(origin, HOST)).isFalse();
  }

  @Test
  void listed_origins_our_own_and_clients_that_are_no_browsers_may_connect() {
    assertThat(origins.mayConnect("https://shop.example", HOST)).isTrue();
    assertThat(origins.mayConnect("https://tickets.example", HOST)).isTrue();
    assertThat(origins.mayConnect(null, HOST)).isTrue();
    assertThat(origins.mayConnect("https://tickets.example", null)).isFalse();
  }
}
