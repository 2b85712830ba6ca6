package gg.tiketi.app.config;

import gg.tiketi.aws.AwsSettings;
import gg.tiketi.capacity.forecast.Policies;
import gg.tiketi.capacity.forecast.SimpleAverage;
import gg.tiketi.payment.Manners;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;

/** Every setting of the server, in the order of the help. */
public final class Settings {
  static final Setting<String> HTTP_HOST = Setting.of("http-host", "HOST", "0.0.0.0", Parsers::host,
      "Address that the API, the WebSocket and the pages listen on.");
  static final Setting<Integer> HTTP_PORT = Setting.of("http-port", "PORT", "8080", Parsers.number(0, 65_535),
      "Their port; 0 takes any free one.");
  static final Setting<Integer> MANAGEMENT_PORT = Setting.of("management-port", "PORT", "8081",
      Parsers.number(0, 65_535), "Port on loopback for readiness with reasons and draining; 0 takes any free one.");
  static final Setting<Path> DATA_DIR = Setting.of("data-dir", "FOLDER", "~/.tiketi", Parsers::path,
      "Folder of the embedded stores and the generated secrets.");
  /** Whether this process keeps its own stores. */
  public static final Setting<Boolean> EMBEDDED = Setting.of("embedded", "true|false", "false", Parsers::yesOrNo,
      "This one process keeps its own PostgreSQL and Redis. Not together with a database or Redis URL.");
  static final Setting<DatabaseUrl> DATABASE_URL = Setting.secret("database-url", "URL", DatabaseUrl::parse,
      "postgresql://user:password@host:port/database, each part percent-encoded where needed.");
  static final Setting<RedisChoice> REDIS_URL = Setting.secret("redis-url", "URL", RedisChoice::parse,
      "redis://user:password@host:port, several nodes of a cluster separated by commas; none: deliberately without.");
  static final Setting<SigningKeys> JWT_SECRET = Setting.secret("jwt-secret", "SECRET", SigningKeys::list,
      "Key that tokens are signed with, at least 32 bytes; two separated by a comma during a rotation, the first signs.");
  static final Setting<Path> JWT_SECRET_FILE = Setting.unset("jwt-secret-file", "FILE", Parsers::path,
      "File that holds the key, or two on a line each. Embedded: made at the first start.");
  static final Setting<String> ADMIN_EMAIL = Setting.of("admin-email", "E-MAIL", "admin@tiketi.local",
      Parsers::email, "The first admin.");
  static final Setting<Secret> ADMIN_PASSWORD = Setting.secret("admin-password", "PASSWORD", Secret::password,
      "The first admin's password. Embedded: generated and shown once.");
  static final Setting<List<String>> ALLOWED_ORIGINS = Setting.unset("allowed-origins", "ORIGIN,…",
      Parsers.list(Parsers::origin),
      "Other origins whose pages may call the API and open sockets. Unset: our own only.");
  static final Setting<List<AddressRange>> TRUSTED_PROXIES = Setting.unset("trusted-proxies", "ADDRESS,…",
      Parsers.list(AddressRange::parse), "Addresses or ranges whose forwarded headers are believed. Unset: nobody's.");
  static final Setting<Boolean> RATE_LIMITS = Setting.of("rate-limits", "on|off", "on", Parsers::onOrOff,
      "Whether it is counted how often visitors call, log in and hold. off: for load tests only.");
  static final Setting<Integer> HOLD_SECONDS = Setting.of("hold-seconds", "SECONDS", "300", Parsers.number(1, 1_200),
      "How long a hold lasts, for events that do not say.");
  static final Setting<Integer> MAX_PER_PERSON = Setting.of("max-per-person", "NUMBER", "4", Parsers.number(1, 100),
      "Seats or tickets a person may have, for events that do not say.");
  static final Setting<Manners> SIMULATED_PAYMENT = Setting.unset("simulated-payment", "MANNERS",
      MannersText::parse,
      "The simulated gateway: delay=500..1500ms;fail=0 (the demo's default; else delay=0ms;fail=0).");
  static final Setting<Integer> USERS_PER_INSTANCE = Setting.of("users-per-instance", "NUMBER", "1500",
      Parsers.number(1, 1_000_000), "How many people one instance carries at once; the waiting room lets in no more.");
  static final Setting<Double> SAFETY_RATIO = Setting.of("safety-ratio", "RATIO", "1.0", Parsers::ratio,
      "The part of it that is really used, such as 0.8 for the cautious.");
  static final Setting<Integer> INSTANCES_MIN = Setting.of("instances-min", "NUMBER", "2", Parsers.number(1, 1_000),
      "The least instances that run.");
  static final Setting<Integer> INSTANCES_MAX = Setting.of("instances-max", "NUMBER", "20", Parsers.number(1, 1_000),
      "The most instances that run, whatever is expected.");
  static final Setting<Integer> INSTANCES_DEFAULT = Setting.of("instances-default", "NUMBER", "5",
      Parsers.number(1, 1_000), "How many run for a sale of which nothing is known.");
  static final Setting<Integer> QUEUE_THRESHOLD = Setting.unset("queue-threshold", "NUMBER",
      Parsers.number(1, 1_000_000),
      "The most people inside an event that does not say. Unset: its share of the fleet.");
  static final Setting<Integer> QUEUE_RATE = Setting.unset("queue-rate", "NUMBER", Parsers.number(1, 1_000_000),
      "How many are called from a line each second, for events that do not say. Unset: threshold / 60, at least 50.");
  static final Setting<Integer> CLAIM_SECONDS = Setting.unset("claim-seconds", "SECONDS", Parsers.number(1, 3_600),
      "How long a turn waits to be claimed. Unset: 60, longer where visitors were told to stay away for longer.");
  static final Setting<Integer> IDLE_SECONDS = Setting.of("idle-seconds", "SECONDS", "120", Parsers.number(1, 3_600),
      "How long a person stays inside without a sign of life.");
  static final Setting<Integer> STAY_SECONDS = Setting.of("stay-seconds", "SECONDS", "600", Parsers.number(1, 86_400),
      "How long a person stays inside at the most, unless a hold keeps them.");
  static final Setting<Integer> ADMISSION_SECONDS = Setting.of("admission-seconds", "SECONDS", "600",
      Parsers.number(1, 86_400), "How long an admission lasts before it has to be renewed.");
  static final Setting<String> FORECAST = Setting.of("forecast", "POLICY", SimpleAverage.ID,
      Parsers.word(Policies.names().toArray(String[]::new)),
      "By which policy plans are made: " + String.join(", ", Policies.names())
          + ". backtest tells what each would have cost.");
  static final Setting<String> SCALING = Setting.of("scaling", "dry-run|aws", "dry-run", Parsers.word("dry-run", "aws"),
      "Who keeps the fleet as large as is wanted. dry-run: nobody; what would be done is recorded.");
  static final Setting<String> AWS_GROUP = Setting.unset("aws-group", "NAME", Parsers::name,
      "The Auto Scaling group of the fleet.");
  static final Setting<String> AWS_REGION = Setting.unset("aws-region", "REGION", Parsers::name,
      "Its region, such as ap-northeast-2.");
  static final Setting<URI> AWS_ENDPOINT = Setting.unset("aws-endpoint", "URL", Parsers::endpoint,
      "Where Auto Scaling and CloudWatch are instead of at Amazon's: for demonstrations.");
  static final Setting<String> AWS_NAMESPACE = Setting.of("aws-namespace", "NAME", AwsSettings.NAMESPACE, Parsers::name,
      "The namespace of the figures in CloudWatch.");
  static final Setting<String> AWS_INSTANCE = Setting.unset("aws-instance", "ID", Parsers::name,
      "The id of this machine, if the group may take it away: it is told when to drain.");
  static final Setting<Integer> FAREWELL_SECONDS = Setting.of("farewell-seconds", "SECONDS", "60",
      Parsers.number(0, 240),
      "How long a server that the group takes away goes on with what was begun; the hook waits 300.");

  /** Whether a new instance rehearses a sale. */
  public static final Setting<Boolean> REHEARSAL = Setting.of("rehearsal", "true|false", "true", Parsers::yesOrNo,
      "A new instance sells a small hall to itself for some seconds, in tables that nobody sees, to be quick when it counts.");

  /** All of them. */
  public static final List<Setting<?>> ALL = List.of(HTTP_HOST, HTTP_PORT, MANAGEMENT_PORT, DATA_DIR, EMBEDDED,
      DATABASE_URL, REDIS_URL, JWT_SECRET, JWT_SECRET_FILE, ADMIN_EMAIL, ADMIN_PASSWORD, ALLOWED_ORIGINS,
      TRUSTED_PROXIES, RATE_LIMITS, HOLD_SECONDS, MAX_PER_PERSON, USERS_PER_INSTANCE, SAFETY_RATIO,
      INSTANCES_MIN, INSTANCES_MAX, INSTANCES_DEFAULT, FORECAST, SCALING, AWS_GROUP, AWS_REGION, AWS_ENDPOINT,
      AWS_NAMESPACE,
      AWS_INSTANCE, FAREWELL_SECONDS,
      QUEUE_THRESHOLD, QUEUE_RATE, CLAIM_SECONDS, IDLE_SECONDS, STAY_SECONDS, ADMISSION_SECONDS, SIMULATED_PAYMENT,
      REHEARSAL);

  private Settings() {}
}
