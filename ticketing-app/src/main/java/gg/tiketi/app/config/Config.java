package gg.tiketi.app.config;

import gg.tiketi.aws.AwsSettings;
import gg.tiketi.capacity.SizingRule;
import gg.tiketi.payment.Manners;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The whole configuration, checked. It can be written to a log: secrets hide themselves.
 *
 * @param httpHost the address the public server listens on
 * @param httpPort its port; 0 for any
 * @param managementPort the port on loopback; 0 for any
 * @param dataDir where embedded stores and generated secrets live
 * @param stores whose database and Redis it is
 * @param adminEmail the first admin
 * @param adminPassword the first admin's password, if it was given
 * @param allowedOrigins origins besides our own
 * @param trustedProxies who may set forwarded headers
 * @param rateLimits whether it is counted how often visitors do things
 * @param hold how long a hold lasts by default
 * @param maxPerPerson seats or tickets per person and event by default
 * @param queue how waiting rooms work by default
 * @param sizing how many instances people want, and how many there are
 * @param forecast the policy that plans are made by
 * @param scaling who keeps the fleet as large as is wanted
 * @param farewell how long an instance that is taken away goes on with what was begun
 * @param simulatedPayment the simulated gateway's manners
 * @param rehearsal whether a new instance rehearses a sale
 */
public record Config(
    String httpHost,
    int httpPort,
    int managementPort,
    Path dataDir,
    Stores stores,
    String adminEmail,
    Optional<Secret> adminPassword,
    List<String> allowedOrigins,
    List<AddressRange> trustedProxies,
    boolean rateLimits,
    Duration hold,
    int maxPerPerson,
    Queue queue,
    SizingRule sizing,
    String forecast,
    Scaling scaling,
    Duration farewell,
    Manners simulatedPayment,
    boolean rehearsal) {

  /** Copies the lists. */
  public Config {
    allowedOrigins = List.copyOf(allowedOrigins);
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** The same on any free ports of loopback, for an instance beside this one that nobody else calls. */
  public Config forRehearsal() {
    return new Config("127.0.0.1", 0, 0, dataDir, stores, adminEmail, adminPassword, List.of(), List.of(), false,
        hold, maxPerPerson, queue, sizing, forecast, new Scaling.DryRun(Optional.empty()), farewell,
        Manners.PROMPT, false);
  }

  /**
   * How waiting rooms work by default.
   *
   * @param usersPerInstance how many people one instance carries
   * @param safetyRatio the part of it that is used
   * @param threshold the most people inside an event, if it was given
   * @param ratePerSecond how many are called each second, if it was given
   * @param claim how long a turn waits to be claimed, if it was given
   * @param idle how long a person stays inside without a sign of life
   * @param stay how long a person stays inside at the most
   * @param admission how long an admission lasts
   */
  public record Queue(int usersPerInstance, double safetyRatio, OptionalInt threshold, OptionalInt ratePerSecond,
      Optional<Duration> claim, Duration idle, Duration stay, Duration admission) {}

  /** Who keeps the fleet as large as is wanted. */
  public sealed interface Scaling {
    /**
     * Nobody of ours; what would be done is recorded.
     *
     * @param aws the group that somebody else keeps, which gets our figures and takes machines away
     */
    record DryRun(Optional<AwsSettings> aws) implements Scaling {}

    /** An Auto Scaling group. */
    record Aws(AwsSettings settings) implements Scaling {}
  }

  /** Where the truth is kept. Never a mixture: half an own store would be a second truth. */
  public sealed interface Stores {

    /**
     * This process keeps its own database and Redis in the data folder.
     *
     * @param keys the signing keys if they were given, else they are made at the first start
     */
    record Own(Optional<SigningKeys> keys) implements Stores {}

    /**
     * Database and Redis belong to the installation.
     *
     * @param database where the truth is
     * @param redis where the instances meet, if they do
     * @param keys the installation's signing keys
     */
    record Shared(DatabaseUrl database, RedisChoice redis, SigningKeys keys) implements Stores {}
  }
}
