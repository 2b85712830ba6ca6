package gg.tiketi.aws;

import java.net.URI;
import java.util.Optional;

/**
 * Which group of which account.
 *
 * @param group the name of the Auto Scaling group
 * @param region such as {@code ap-northeast-2}
 * @param endpoint where the services are instead of at Amazon's, for a demonstration
 * @param namespace of the metrics
 * @param instance the id of the machine this server runs on; empty if it is none of the group's
 */
public record AwsSettings(String group, String region, Optional<URI> endpoint, String namespace,
    Optional<String> instance) {
  /** The namespace of the product's metrics. */
  public static final String NAMESPACE = "TIKETI/Queue";
  /** The hook that lets a departing instance end what it has begun. */
  public static final String DEPARTURE_HOOK = "tiketi-drain";
}
