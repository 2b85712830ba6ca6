package gg.tiketi.aws;

import gg.tiketi.capacity.fleet.Outcome;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the failures of a call mean. */
final class AwsFaults {
  /** Nothing was done, and the same may be asked later. */
  private static final Set<String> LATER = Set.of("ScalingActivityInProgress", "ResourceContention");
  private static final int SERVER_ERROR = 500;

  private AwsFaults() {}

  static Outcome outcome(SdkException failure) {
    if (!(failure instanceof AwsServiceException answered)) {
      return new Outcome.Unknown(code(failure));
    }
    if (answered.isThrottlingException() || LATER.contains(code(answered))) {
      return new Outcome.Busy(code(answered));
    }
    return answered.statusCode() >= SERVER_ERROR
        ? new Outcome.Unknown(code(answered))
        : new Outcome.Refused(code(answered), message(answered));
  }

  /** The service's code; of a call without an answer what kind of failure it was. */
  static String code(SdkException failure) {
    return details(failure).map(AwsErrorDetails::errorCode).orElseGet(() -> failure.getClass().getSimpleName());
  }

  private static String message(SdkException failure) {
    return details(failure).map(AwsErrorDetails::errorMessage).orElse("");
  }

  private static Optional<AwsErrorDetails> details(SdkException failure) {
    return failure instanceof AwsServiceException answered
        ? Optional.ofNullable(answered.awsErrorDetails())
        : Optional.empty();
  }
}
