package gg.tiketi.app.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import gg.tiketi.app.config.Config.Stores;
import gg.tiketi.app.config.ConfigResult.Configured;
import gg.tiketi.app.config.ConfigResult.Refused;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.payment.Manners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTest {
  private static final String KEY = "0123456789abcdef0123456789abcdef";
  private static final String OTHER_KEY = "fedcba9876543210fedcba9876543210";
  private static final String URL = "postgresql://app:pa%40ss@db.example:6543/sale";
  private static final String REDIS = "redis://:pa%40ss@cache.example:6380";
  private static final Manners MANNERS = Manners.PROMPT;

  // ---- what is right ----

  @Test
  void nothing_but_embedded_gives_the_defaults() {
    var config = configured(Map.of(), Map.of("TIKETI_EMBEDDED", "true"));
    assertThat(config.httpHost()).isEqualTo("0.0.0.0");
    assertThat(config.httpPort()).isEqualTo(8080);
    assertThat(config.managementPort()).isEqualTo(8081);
    assertThat(config.dataDir()).isEqualTo(Path.of(System.getProperty("user.home"), ".tiketi"));
    assertThat(config.stores()).isEqualTo(new Stores.Own(Optional.empty()));
    assertThat(config.adminEmail()).isEqualTo("admin@tiketi.local");
    assertThat(config.hold()).isEqualTo(Duration.ofMinutes(5));
    assertThat(config.maxPerPerson()).isEqualTo(4);
    assertThat(config.allowedOrigins()).isEmpty();
    assertThat(config.trustedProxies()).isEmpty();
    assertThat(config.rateLimits()).isTrue();
    assertThat(config.simulatedPayment()).isEqualTo(MANNERS);
  }

  @Test
  void a_flag_wins_over_a_variable_over_the_file_over_the_default(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("tiketi.conf"), """
                                                                # ports
                                                                http-port = 1001
                                                                management-port = 1002
                                                                hold-seconds = 60

                                                                embedded = true
                                                                """);
    var environment = Map.of("TIKETI_HTTP_PORT", "2001", "TIKETI_MANAGEMENT_PORT", "2002", "TIKETI_CONFIG",
        file.toString());
    var config = configured(Map.of("http-port", "3001"), environment);
    assertThat(
        List.of(config.httpPort(), config.managementPort(), (int) config.hold().toSeconds(), config.maxPerPerson()))
        .containsExactly(3001, 2002, 60, 4);
  }

  @Test
  void a_shared_database_a_redis_and_a_key_make_an_instance() {
    var config = configured(Map.of(), shared());
    assertThat(config.stores()).asInstanceOf(type(Stores.Shared.class)).satisfies(stores -> {
      assertThat(stores.database().jdbcUrl()).isEqualTo("jdbc:postgresql://db.example:6543/sale");
      assertThat(stores.database().user()).isEqualTo("app");
      assertThat(stores.database().password().text()).isEqualTo("pa@ss");
      assertThat(stores.redis()).isEqualTo(new RedisChoice.With(new RedisUrl(
          List.of(new RedisUrl.Node("cache.example", 6380)), Optional.empty(), Optional.of(new Secret("pa@ss")),
          false)));
      assertThat(stores.keys().current().text()).isEqualTo(KEY);
      assertThat(stores.keys().other()).isEmpty();
    });
  }

  @Test
  void the_fleet_for_the_unknown_lies_within_the_bounds_of_the_fleet() {
    assertThat(configured(Map.of(), shared()).sizing()).isEqualTo(SizingRule.DEFAULT);
    var small = Map.of("users-per-instance", "900", "instances-min", "1", "instances-max", "3", "instances-default",
        "2");
    assertThat(configured(small, shared()).sizing()).isEqualTo(new SizingRule(900, 1, 3, 2));
    var environment = new HashMap<>(shared());
    environment.put("TIKETI_INSTANCES_MAX", "4");
    assertThat(complaints(Map.of(), environment)).containsExactly("TIKETI_INSTANCES_DEFAULT=5: has to be from 2 to 4, "
        + "as TIKETI_INSTANCES_MIN=2 and TIKETI_INSTANCES_MAX=4 say");
    environment.put("TIKETI_INSTANCES_MAX", "none");
    assertThat(complaints(Map.of(), environment)).singleElement().asString().startsWith("TIKETI_INSTANCES_MAX=none");
  }

  @Test
  void two_keys_are_known_during_a_rotation_from_a_variable_or_a_file(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("keys"), KEY + "\n" + OTHER_KEY + "\n");
    for (var how : List.of(Map.of("TIKETI_JWT_SECRET", KEY + "," + OTHER_KEY),
        Map.of("TIKETI_JWT_SECRET_FILE", file.toString()))) {
      var environment = new HashMap<>(how);
      environment.put("TIKETI_DATABASE_URL", URL);
      environment.put("TIKETI_REDIS_URL", "none");
      assertThat(configured(Map.of(), environment).stores())
          .asInstanceOf(type(Stores.Shared.class)).extracting(Stores.Shared::keys)
          .isEqualTo(new SigningKeys(new Secret(KEY), Optional.of(new Secret(OTHER_KEY))));
    }
  }

  @Property(tries = 300)
  void a_database_url_gives_back_what_was_percent_encoded_into_it(@ForAll("names") String user,
      @ForAll("names") String password, @ForAll("names") String database) {
    var there = new DatabaseUrl("db", 5432, database, user, new Secret(password), Map.of());
    assertThat(DatabaseUrl.parse(there.reveal())).isEqualTo(new Parsed.Good<>(there));
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("aZ9:/@?#%&=+ 한글é~._-").ofMinLength(1).ofMaxLength(12);
  }

  @Test
  void a_database_url_may_leave_out_port_and_password_and_may_carry_parameters() {
    var parameters = new LinkedHashMap<String, String>();
    parameters.put("sslmode", "require");
    parameters.put("options", "-c jit=off");
    var there = new DatabaseUrl("[::1]", 5432, "db", "me", new Secret(""), parameters);
    assertThat(DatabaseUrl.parse("postgres://me@[::1]/db?sslmode=require&options=-c%20jit%3Doff"))
        .isEqualTo(new Parsed.Good<>(there));
    assertThat(there.jdbcUrl()).isEqualTo("jdbc:postgresql://[::1]:5432/db?sslmode=require&options=-c%20jit%3Doff");
  }

  @Test
  void a_redis_url_names_one_server_or_the_nodes_of_a_cluster_or_none() {
    assertThat(redis("redis://cache")).isEqualTo(new RedisUrl(List.of(new RedisUrl.Node("cache", 6379)),
        Optional.empty(), Optional.empty(), false));
    var cluster = new RedisUrl(List.of(new RedisUrl.Node("a", 7001), new RedisUrl.Node("[::1]", 7002)),
        Optional.of("me"), Optional.of(new Secret("p,w")), true);
    assertThat(redis("rediss://me:p%2Cw@a:7001,[::1]:7002")).isEqualTo(cluster);
    assertThat(redis("rediss://me:p%2Cw@a:7001,rediss://me:p%2Cw@[::1]:7002/0")).isEqualTo(cluster);
    assertThat(redis(cluster.reveal())).isEqualTo(cluster);
    assertThat(RedisChoice.parse("none")).isEqualTo(new Parsed.Good<>(new RedisChoice.Without()));
  }

  private static RedisUrl redis(String text) {
    return ((Parsed.Good<RedisUrl>) RedisUrl.parse(text)).value();
  }

  @ParameterizedTest
  @CsvSource({"delay=500..1500ms;fail=0.05,500,1500,0.05,0", "delay=2s,2000,2000,0,0", "fail=1,0,0,1,0",
      "silent=0.5;fail=0;delay=0ms,0,0,0,0.5"})
  void the_simulated_gateway_has_its_own_grammar(String text, long minMillis, long maxMillis, double fail,
      double silent) {
    var config = configured(Map.of("embedded", "true", "simulated-payment", text), Map.of());
    assertThat(config.simulatedPayment())
        .isEqualTo(
            new Manners(Duration.ofMillis(minMillis), Duration.ofMillis(maxMillis), fail, silent, Manners.PATIENCE));
  }

  // ---- what is wrong ----

  static Stream<String> wrongValues() {
    return Stream.of("http-host=a b", "http-port=-1", "http-port=65536", "http-port=80 80", "http-port=0x50",
        "http-port=99999999999", "http-port=", "management-port=eighty", "data-dir=\0", "embedded=yes", "embedded=TRUE",
        "database-url=mysql://u:p@h/d", "database-url=postgresql://h/d", "database-url=postgresql://u:p@h:0/d",
        "database-url=postgresql://u:p@h:65536/d", "database-url=postgresql://u:p@h",
        "database-url=postgresql://u:p@h/d?x",
        "database-url=postgresql://u:p%4@h/d", "database-url=postgresql://u:%ff@h/d",
        "database-url=postgresql://u:p@h/d?a=1&a=2", "redis-url=cache", "redis-url=http://cache",
        "redis-url=redis://cache:0", "redis-url=redis://cache:65536", "redis-url=redis://cache/3",
        "redis-url=redis://u:p%4@cache", "redis-url=redis://a,redis://u:p@b", "redis-url=redis://a,rediss://b",
        "redis-url=redis://a,", "redis-url=None", "jwt-secret=short",
        "jwt-secret=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
        "jwt-secret=" + KEY + "," + KEY, "jwt-secret=" + KEY + ",short",
        "jwt-secret=" + KEY + "," + OTHER_KEY + "," + KEY + "2",
        "jwt-secret=0123456789abcdef 0123456789abcdef", "jwt-secret-file=/nowhere/at/all", "admin-email=nobody",
        "admin-email=a@b@c", "admin-password=short", "admin-password=" + "x".repeat(129), "allowed-origins=*",
        "allowed-origins=https://a.example/", "allowed-origins=https://a.example,,https://b.example",
        "allowed-origins=ftp://a.example", "trusted-proxies=proxy.example", "trusted-proxies=10.0.0.0/33",
        "trusted-proxies=10.0.0.0/x", "rate-limits=false", "rate-limits=OFF", "hold-seconds=0", "hold-seconds=1201",
        "max-per-person=0", "max-per-person=101",
        "simulated-payment=slow", "simulated-payment=delay=9..1ms", "simulated-payment=delay=61s",
        "simulated-payment=fail=2",
        "simulated-payment=fail=0;fail=0", "simulated-payment=delay=1ms;");
  }

  @ParameterizedTest
  @MethodSource("wrongValues")
  void a_wrong_value_is_refused_by_name_however_it_came(String setting, @TempDir Path folder) throws IOException {
    var key = setting.substring(0, setting.indexOf('='));
    var value = setting.substring(setting.indexOf('=') + 1);
    var variable = "TIKETI_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
    assertThat(complaints(Map.of(key, value), Map.of())).anyMatch(line -> line.startsWith("--" + key));
    assertThat(complaints(Map.of(), Map.of(variable, value))).anyMatch(line -> line.startsWith(variable));
    var file = Files.writeString(folder.resolve("conf"), setting + "\n");
    assertThat(complaints(Map.of(), Map.of("TIKETI_CONFIG", file.toString())))
        .anyMatch(line -> line.startsWith(key + " (line 1 of " + file + ")"));
  }

  /** Whatever stands in a number's place: it is taken only if it is one within its bounds, otherwise named. */
  @Property(tries = 500)
  void no_text_slips_through_as_a_port(@ForAll("nearlyNumbers") String text) {
    var result = read(Map.of("embedded", "true", "http-port", text), Map.of());
    if (text.matches("[0-9]{1,9}") && Integer.parseInt(text) <= 65_535) {
      assertThat(result).isInstanceOf(Configured.class);
    } else {
      assertThat(lines(result)).singleElement().asString().startsWith("--http-port");
    }
  }

  @Provide
  Arbitrary<String> nearlyNumbers() {
    return Arbitraries.oneOf(Arbitraries.integers().between(-10, 100_000).map(String::valueOf),
        Arbitraries.strings().withChars("0123456789-+. ex٣").ofMaxLength(12));
  }

  /** Several mistakes at once are all named, in one go. */
  @Property(tries = 200)
  void every_mistake_is_named(@ForAll("mistakes") Map<String, String> mistakes) {
    var flags = new HashMap<>(mistakes);
    flags.put("embedded", "true");
    var lines = lines(read(flags, Map.of()));
    assertThat(lines).hasSameSizeAs(mistakes.keySet());
    mistakes.keySet().forEach(key -> assertThat(lines).anyMatch(line -> line.startsWith("--" + key)));
  }

  @Provide
  Arbitrary<Map<String, String>> mistakes() {
    var one = Arbitraries.of(Tuple.of("http-port", "x"), Tuple.of("management-port", "70000"),
        Tuple.of("hold-seconds", "0"),
        Tuple.of("max-per-person", "many"), Tuple.of("admin-email", "?"), Tuple.of("simulated-payment", "quick"));
    return Combinators.combine(one.set().ofMinSize(1).ofMaxSize(6), Arbitraries.just(0))
        .as((set, nothing) -> {
          var map = new HashMap<String, String>();
          set.forEach(pair -> map.put(pair.get1(), pair.get2()));
          return map;
        });
  }

  @Test
  void unknown_names_are_refused_and_the_nearest_known_one_is_suggested(@TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("conf"), "embedded=true\nhttp_port=1\n");
    var environment = Map.of("TIKETI_HTPP_PORT", "1", "TIKETI_CONFIG", file.toString(), "TIKETI_JAVA_HOME", "/x");
    assertThat(complaints(Map.of(), environment)).containsExactly(
        "TIKETI_HTPP_PORT: is no known variable; did you mean TIKETI_HTTP_PORT?",
        "http_port (line 2 of " + file + "): is no known key; did you mean http-port?");
  }

  @ParameterizedTest
  @ValueSource(strings = {"just words\n", "embedded=true\nembedded=true\n"})
  void a_file_that_is_none_is_refused_by_name(String text, @TempDir Path folder) throws IOException {
    var file = Files.writeString(folder.resolve("conf"), text);
    assertThat(lines(
        ConfigReader.read(new Sources(Map.of("embedded", "true"), Map.of(), Optional.of(file.toString()), Set.of()),
            MANNERS)))
        .singleElement().asString().startsWith(file + ": ");
  }

  @Test
  void half_an_installation_is_refused_by_name() {
    assertThat(complaints(Map.of(), Map.of())).hasSize(3)
        .anyMatch(line -> line.startsWith("TIKETI_DATABASE_URL: is not set"))
        .anyMatch(line -> line.startsWith("TIKETI_REDIS_URL: is not set"))
        .anyMatch(line -> line.startsWith("TIKETI_JWT_SECRET: is not set"));
    for (var missing : shared().keySet()) {
      var rest = new HashMap<>(shared());
      rest.remove(missing);
      assertThat(complaints(Map.of(), rest)).singleElement().asString().startsWith(missing + ": is not set");
    }
  }

  @Test
  void a_mixture_is_refused_by_name() {
    assertThat(complaints(Map.of("embedded", "true"), Map.of("TIKETI_DATABASE_URL", URL))).singleElement().asString()
        .startsWith("TIKETI_DATABASE_URL: cannot be mixed with --embedded");
    for (var redis : List.of(REDIS, "none")) {
      assertThat(complaints(Map.of("embedded", "true"), Map.of("TIKETI_REDIS_URL", redis))).singleElement().asString()
          .startsWith("TIKETI_REDIS_URL: cannot be mixed with --embedded");
    }
    var twice = new HashMap<>(shared());
    twice.put("TIKETI_JWT_SECRET_FILE", "/etc/hostname");
    assertThat(complaints(Map.of(), twice)).anyMatch(line -> line.startsWith("TIKETI_JWT_SECRET: cannot be mixed"));
  }

  @Test
  void no_secret_is_ever_shown() {
    var environment = new HashMap<>(shared());
    environment.put("TIKETI_ADMIN_PASSWORD", "correct horse");
    assertThat(configured(Map.of(), environment).toString()).doesNotContain(KEY, "pa@ss", "pa%40ss", "correct horse");
    var wrong = Map.of("TIKETI_REDIS_URL", "redis://:hushhush@h:0", "TIKETI_JWT_SECRET", "tiny-secret",
        "TIKETI_DATABASE_URL", "postgresql://u:hushhush@h:0/d",
        "TIKETI_ADMIN_PASSWORD", "hush");
    assertThat(String.join("\n", complaints(Map.of(), wrong))).doesNotContain("tiny-secret", "hush");
  }

  // ---- how ----

  private static Map<String, String> shared() {
    return Map.of("TIKETI_DATABASE_URL", URL, "TIKETI_REDIS_URL", REDIS, "TIKETI_JWT_SECRET", KEY);
  }

  private static Config configured(Map<String, String> flags, Map<String, String> environment) {
    var result = read(flags, environment);
    assertThat(result).isInstanceOf(Configured.class);
    return ((Configured) result).config();
  }

  private static List<String> complaints(Map<String, String> flags, Map<String, String> environment) {
    return lines(read(flags, environment));
  }

  private static List<String> lines(ConfigResult result) {
    assertThat(result).isInstanceOf(Refused.class);
    return ((Refused) result).complaints().stream().map(Complaint::toString).toList();
  }

  private static ConfigResult read(Map<String, String> flags, Map<String, String> environment) {
    return ConfigReader.read(new Sources(flags, environment, Optional.empty(), Set.of("TIKETI_JAVA_HOME")), MANNERS);
  }
}
