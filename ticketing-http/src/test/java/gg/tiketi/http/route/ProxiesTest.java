package gg.tiketi.http.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ProxiesTest {
  private final Proxies proxies = new Proxies(List.of("10.0.0.0/8", "192.0.2.7", "2001:db8::/32"));

  @Test
  void a_strangers_word_about_addresses_is_not_believed() {
    assertThat(proxies.address("203.0.113.9", "198.51.100.1")).isEqualTo("203.0.113.9");
    assertThat(proxies.encrypted("203.0.113.9", "https", "http")).isFalse();
    assertThat(new Proxies(List.of()).address("10.1.1.1", "198.51.100.1")).isEqualTo("10.1.1.1");
  }

  @Test
  void a_proxys_word_is() {
    assertThat(proxies.address("10.1.1.1", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(proxies.address("[2001:db8:0:0:0:0:0:1]", "198.51.100.1")).isEqualTo("198.51.100.1");
    assertThat(proxies.encrypted("192.0.2.7", "https", "http")).isTrue();
    assertThat(proxies.encrypted("192.0.2.7", "http", "https")).isFalse();
    assertThat(proxies.encrypted("192.0.2.7", null, "http")).isFalse();
  }

  @Test
  void of_a_chain_the_last_one_before_our_proxies_counts() {
    assertThat(proxies.address("10.1.1.1", "1.1.1.1, 198.51.100.1, 192.0.2.7")).isEqualTo("198.51.100.1");
    assertThat(proxies.address("10.1.1.1", "10.2.2.2, 192.0.2.7")).isEqualTo("10.1.1.1");
    assertThat(proxies.address("192.0.2.8", "1.1.1.1")).isEqualTo("192.0.2.8");
  }

  @Test
  void what_is_no_address_says_nothing() {
    for (String nonsense : List.of("", "unknown", "1.1.1.1, evil", "1.1.1.1:80, x:y", "for=1.1.1.1")) {
      assertThat(proxies.address("10.1.1.1", nonsense)).as(nonsense).isEqualTo("10.1.1.1");
    }
  }

  @Test
  void an_ipv6_network_is_counted_as_one_and_an_ipv4_address_for_itself() {
    assertThat(Address.counted("203.0.113.9")).isEqualTo("203.0.113.9");
    assertThat(Address.counted("2001:db8::1")).isEqualTo(Address.counted("[2001:db8:0:0:ffff:0:0:2]"))
        .isNotEqualTo(Address.counted("2001:db8:0:1::1"));
    assertThat(Address.counted("::ffff:203.0.113.9")).isEqualTo(Address.counted("0:0:0:0:0:ffff:203.0.113.9"));
    assertThat(Address.counted("::1")).isEqualTo("::1");
    assertThat(Address.isLoopback("127.0.0.1")).isTrue();
    assertThat(Address.isLoopback("[0:0:0:0:0:0:0:1]")).isTrue();
    assertThat(Address.isLoopback("203.0.113.9")).isFalse();
  }
}
