package gg.tiketi.app.config;

import gg.tiketi.app.config.Config.Stores;
import gg.tiketi.app.config.ConfigResult.Configured;
import gg.tiketi.app.config.ConfigResult.Refused;
import gg.tiketi.app.config.Setting.Secrecy;
import gg.tiketi.aws.AwsSettings;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.payment.Manners;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Reads the configuration. A flag wins over a variable, a variable over the file, the file over the default. Whatever is wrong
 * or unknown is named, all at once, and nothing starts.
 */
public final class ConfigReader {
  /** The variable that names the file; the flag is {@code --config}. */
  public static final String FILE_VARIABLE = "TIKETI_CONFIG";
  private static final String OURS = "TIKETI_";

  private final Sources sources;
  private final Manners defaultManners;
  private final List<Complaint> complaints = new ArrayList<>();
  private final Map<String, KeyFile.Line> file;

  private ConfigReader(Sources sources, Manners defaultManners) {
    this.sources = sources;
    this.defaultManners = defaultManners;
    this.file = fileLines();
  }

  /** Reads everything; the manners count when nobody sets any. */
  public static ConfigResult read(Sources sources, Manners defaultManners) {
    return new ConfigReader(sources, defaultManners).read();
  }

  private ConfigResult read() {
    refuseUnknown();
    var httpHost = value(Settings.HTTP_HOST);
    var httpPort = value(Settings.HTTP_PORT);
    var managementPort = value(Settings.MANAGEMENT_PORT);
    var dataDir = value(Settings.DATA_DIR);
    var stores = stores();
    var adminEmail = value(Settings.ADMIN_EMAIL);
    var adminPassword = value(Settings.ADMIN_PASSWORD);
    var origins = value(Settings.ALLOWED_ORIGINS);
    var proxies = value(Settings.TRUSTED_PROXIES);
    var rateLimits = value(Settings.RATE_LIMITS);
    var hold = value(Settings.HOLD_SECONDS);
    var maxPerPerson = value(Settings.MAX_PER_PERSON);
    var queue = queue();
    var sizing = sizing();
    var forecast = value(Settings.FORECAST);
    var scaling = scaling();
    var farewell = value(Settings.FAREWELL_SECONDS);
    var manners = value(Settings.SIMULATED_PAYMENT);
    var rehearsal = value(Settings.REHEARSAL);
    if (!complaints.isEmpty()) {
      return new Refused(complaints);
    }
    return new Configured(new Config(httpHost.orElseThrow(), httpPort.orElseThrow(), managementPort.orElseThrow(),
        dataDir.orElseThrow(), stores.orElseThrow(), adminEmail.orElseThrow(), adminPassword, origins.orElse(List.of()),
        proxies.orElse(List.of()), rateLimits.orElseThrow(), Duration.ofSeconds(hold.orElseThrow()),
        maxPerPerson.orElseThrow(), queue.orElseThrow(), sizing.orElseThrow(), forecast.orElseThrow(),
        scaling.orElseThrow(), Duration.ofSeconds(farewell.orElseThrow()), manners.orElse(defaultManners),
        rehearsal.orElseThrow()));
  }

  /** Empty if something about it is wrong. */
  private Optional<Config.Queue> queue() {
    int before = complaints.size();
    var users = value(Settings.USERS_PER_INSTANCE);
    var ratio = value(Settings.SAFETY_RATIO);
    var threshold = value(Settings.QUEUE_THRESHOLD);
    var rate = value(Settings.QUEUE_RATE);
    var claim = value(Settings.CLAIM_SECONDS);
    var idle = value(Settings.IDLE_SECONDS);
    var stay = value(Settings.STAY_SECONDS);
    var admission = value(Settings.ADMISSION_SECONDS);
    return complaints.size() > before
        ? Optional.empty()
        : Optional.of(new Config.Queue(users.orElseThrow(), ratio.orElseThrow(), optional(threshold), optional(rate),
            claim.map(Duration::ofSeconds), Duration.ofSeconds(idle.orElseThrow()),
            Duration.ofSeconds(stay.orElseThrow()), Duration.ofSeconds(admission.orElseThrow())));
  }

  /** Empty if something about it is wrong; what one instance carries is complained about where the waiting rooms are. */
  private Optional<SizingRule> sizing() {
    int before = complaints.size();
    var min = value(Settings.INSTANCES_MIN);
    var max = value(Settings.INSTANCES_MAX);
    var standard = value(Settings.INSTANCES_DEFAULT);
    if (complaints.size() > before) {
      return Optional.empty();
    }
    if (min.orElseThrow() > standard.orElseThrow() || standard.orElseThrow() > max.orElseThrow()) {
      complain(named(Settings.INSTANCES_DEFAULT), "has to be from " + min.orElseThrow() + " to " + max.orElseThrow()
          + ", as " + named(Settings.INSTANCES_MIN) + " and " + named(Settings.INSTANCES_MAX) + " say");
      return Optional.empty();
    }
    return Settings.USERS_PER_INSTANCE.parser()
        .apply(text(Settings.USERS_PER_INSTANCE)) instanceof Parsed.Good<Integer>(var users)
            ? Optional.of(new SizingRule(users, min.orElseThrow(), max.orElseThrow(), standard.orElseThrow()))
            : Optional.empty();
  }

  /** Empty if something about it is wrong. */
  private Optional<Config.Scaling> scaling() {
    var kind = value(Settings.SCALING);
    var group = value(Settings.AWS_GROUP);
    var region = value(Settings.AWS_REGION);
    var endpoint = value(Settings.AWS_ENDPOINT);
    var namespace = value(Settings.AWS_NAMESPACE);
    var instance = value(Settings.AWS_INSTANCE);
    var aws = group.flatMap(name -> region.flatMap(
        where -> namespace.map(space -> new AwsSettings(name, where, endpoint, space, instance))));
    if (!kind.equals(Optional.of("aws"))) {
      return kind.map(word -> new Config.Scaling.DryRun(aws));
    }
    for (var needed : List.of(Settings.AWS_GROUP, Settings.AWS_REGION)) {
      if (given(needed).isEmpty()) {
        complain(needed.variable(), "is not set; " + named(Settings.SCALING) + " needs it");
      }
    }
    return aws.map(Config.Scaling.Aws::new);
  }

  /** As the operator wrote it, or else the variable. */
  private String named(Setting<?> setting) {
    return given(setting).map(Given::name).orElse(setting.variable()) + "=" + text(setting);
  }

  private String text(Setting<?> setting) {
    return given(setting).map(Given::text).or(setting::standard).orElseThrow();
  }

  private static OptionalInt optional(Optional<Integer> number) {
    return number.map(OptionalInt::of).orElseGet(OptionalInt::empty);
  }

  // ---- the stores ----

  private Optional<Stores> stores() {
    var embedded = value(Settings.EMBEDDED);
    var database = value(Settings.DATABASE_URL);
    var redis = value(Settings.REDIS_URL);
    var keys = keys();
    if (embedded.isEmpty()) {
      return Optional.empty();
    }
    return embedded.orElseThrow() ? ownStores(keys) : sharedStores(database, redis, keys);
  }

  private Optional<Stores> ownStores(Optional<SigningKeys> keys) {
    refuseMixture(Settings.DATABASE_URL, "database");
    refuseMixture(Settings.REDIS_URL, "Redis");
    return Optional.of(new Stores.Own(keys));
  }

  private void refuseMixture(Setting<?> url, String store) {
    given(url).ifPresent(there -> complain(there.name(),
        "cannot be mixed with " + given(Settings.EMBEDDED).map(Given::name).orElse("--embedded")
            + ": either this process keeps its own " + store + ", or it uses a shared one"));
  }

  private Optional<Stores> sharedStores(Optional<DatabaseUrl> database, Optional<RedisChoice> redis,
      Optional<SigningKeys> keys) {
    if (given(Settings.DATABASE_URL).isEmpty()) {
      complain(Settings.DATABASE_URL.variable(), "is not set; give it, or " + Settings.EMBEDDED.variable()
          + "=true for a process that keeps its own stores");
    }
    if (given(Settings.REDIS_URL).isEmpty()) {
      complain(Settings.REDIS_URL.variable(), "is not set; give it, or none for an installation without Redis");
    }
    if (given(Settings.JWT_SECRET).isEmpty() && given(Settings.JWT_SECRET_FILE).isEmpty()) {
      complain(Settings.JWT_SECRET.variable(), "is not set; give it or " + Settings.JWT_SECRET_FILE.variable());
    }
    return database.flatMap(url -> redis.flatMap(choice -> keys.map(known -> new Stores.Shared(url, choice, known))));
  }

  private Optional<SigningKeys> keys() {
    var inFile = given(Settings.JWT_SECRET_FILE);
    if (inFile.isEmpty()) {
      return value(Settings.JWT_SECRET);
    }
    given(Settings.JWT_SECRET).ifPresent(
        direct -> complain(direct.name(),
            "cannot be mixed with " + inFile.orElseThrow().name() + ": give one of the two"));
    return value(Settings.JWT_SECRET_FILE)
        .flatMap(path -> settled(inFile.orElseThrow().named(Secrecy.OPEN), SigningKeys.file(path)));
  }

  // ---- one setting ----

  /** A text and where it stood. */
  private record Given(String name, String text) {
    String named(Secrecy secrecy) {
      return secrecy == Secrecy.SECRET ? name : name + "=" + text;
    }
  }

  private <T> Optional<T> value(Setting<T> setting) {
    var given = given(setting);
    if (given.isEmpty()) {
      return setting.standard().flatMap(text -> settled(setting.variable(), setting.parser().apply(text)));
    }
    var text = given.orElseThrow().text();
    return text.isBlank()
        ? settled(given.orElseThrow().name(), new Parsed.Bad<>("is empty; leave it out instead"))
        : settled(given.orElseThrow().named(setting.secrecy()), setting.parser().apply(text));
  }

  private Optional<Given> given(Setting<?> setting) {
    var flag = Optional.ofNullable(sources.flags().get(setting.key())).map(text -> new Given(setting.flag(), text));
    return flag
        .or(() -> Optional.ofNullable(sources.environment().get(setting.variable()))
            .map(text -> new Given(setting.variable(), text)))
        .or(() -> Optional.ofNullable(file.get(setting.key()))
            .map(line -> new Given(inFile(setting.key(), line), line.value())));
  }

  private <T> Optional<T> settled(String name, Parsed<T> parsed) {
    return switch (parsed) {
      case Parsed.Good<T>(var value) -> Optional.of(value);
      case Parsed.Bad<T>(var reason) -> {
        complain(name, reason);
        yield Optional.empty();
      }
    };
  }

  // ---- what nobody knows ----

  private void refuseUnknown() {
    var variables = Settings.ALL.stream().map(Setting::variable).collect(Collectors.toCollection(TreeSet::new));
    variables.addAll(sources.otherVariables());
    variables.add(FILE_VARIABLE);
    new TreeSet<>(sources.environment().keySet()).stream()
        .filter(name -> name.startsWith(OURS) && !variables.contains(name))
        .forEach(name -> complain(name, "is no known variable" + meant(name, variables)));
    var keys = Settings.ALL.stream().map(Setting::key).collect(Collectors.toCollection(TreeSet::new));
    file.forEach((key, line) -> {
      if (!keys.contains(key)) {
        complain(inFile(key, line), "is no known key" + meant(key, keys));
      }
    });
  }

  private static String meant(String name, Collection<String> known) {
    return Nearest.to(name, known).map(other -> "; did you mean " + other + "?").orElse("");
  }

  // ---- the file ----

  private Map<String, KeyFile.Line> fileLines() {
    return fileName().flatMap(name -> settled(name, Parsers.path(name).then(KeyFile::read))).orElse(Map.of());
  }

  private Optional<String> fileName() {
    return sources.file().or(() -> Optional.ofNullable(sources.environment().get(FILE_VARIABLE)));
  }

  private String inFile(String key, KeyFile.Line line) {
    return key + " (line " + line.number() + " of " + fileName().orElse("the file") + ")";
  }

  private void complain(String name, String reason) {
    complaints.add(new Complaint(name, reason));
  }
}
