package gg.tiketi.aws;

import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.DefaultRetryStrategy;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;

/**
 * The two services. Every call ends within four seconds. The library repeats nothing by itself: a write of which nobody knows what
 * came of it is followed by a look, not by another write (law C6), and a data point that is sent twice counts twice.
 */
public final class AwsClients implements AutoCloseable {
  private static final Duration LONGEST_CALL = Duration.ofSeconds(4);
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(2);

  static {
    // The JDK's old HTTP client, which nobody else here uses, sends a POST again by itself when the wire is cut.
    System.setProperty("sun.net.http.retryPost", "false");
  }

  private final AutoScalingClient scaling;
  private final CloudWatchClient watch;

  /** Clients with the credentials of this machine: of its role, its environment or its profile. */
  public static AwsClients of(AwsSettings settings) {
    return new AwsClients(settings, DefaultCredentialsProvider.builder().build());
  }

  /** Clients with these credentials. */
  public AwsClients(AwsSettings settings, AwsCredentialsProvider credentials) {
    scaling = prepare(AutoScalingClient.builder(), settings, credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(LONGEST_CONNECT)
            .socketTimeout(LONGEST_CALL))
        .build();
    watch = prepare(CloudWatchClient.builder(), settings, credentials)
        .httpClientBuilder(UrlConnectionHttpClient.builder().connectionTimeout(LONGEST_CONNECT)
            .socketTimeout(LONGEST_CALL))
        .build();
  }

  private static <B extends AwsClientBuilder<B, C>, C> B prepare(B builder, AwsSettings settings,
      AwsCredentialsProvider credentials) {
    settings.endpoint().ifPresent(builder::endpointOverride);
    return builder.region(Region.of(settings.region())).credentialsProvider(credentials)
        .overrideConfiguration(ClientOverrideConfiguration.builder().apiCallTimeout(LONGEST_CALL)
            .retryStrategy(DefaultRetryStrategy.doNotRetry()).build());
  }

  AutoScalingClient scaling() {
    return scaling;
  }

  CloudWatchClient watch() {
    return watch;
  }

  @Override
  public void close() {
    scaling.close();
    watch.close();
  }
}
