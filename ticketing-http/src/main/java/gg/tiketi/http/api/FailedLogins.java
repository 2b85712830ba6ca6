package gg.tiketi.http.api;

import gg.tiketi.http.problem.ProblemCode;
import gg.tiketi.http.route.Address;
import gg.tiketi.http.route.Answer;
import gg.tiketi.http.route.Call;
import gg.tiketi.http.route.Quota;
import gg.tiketi.identity.Registration;
import gg.tiketi.kernel.RateLimit;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Guessing is slow: wrong passwords are counted for the account they were tried on, whether there is one or not, and for the
 * address they came from. Whoever is refused waits at most a minute; sessions that are open go on.
 */
final class FailedLogins {
  private FailedLogins() {}

  /** Tries a password. */
  static Answer ofPassword(Call call, String email, Supplier<Answer> attempt) {
    var ofAccount = call.quota(RateLimit.FAILED_LOGINS_OF_ACCOUNT, unreadable(email));
    return ofAccount.counting(is(ProblemCode.INVALID_CREDENTIALS),
        () -> fromAddress(call, ProblemCode.INVALID_CREDENTIALS, attempt), answer -> answer);
  }

  /** Tries to register: whoever finds out thereby who is registered is guessing too. */
  static Answer ofRegistering(Call call, Supplier<Answer> attempt) {
    return fromAddress(call, ProblemCode.EMAIL_TAKEN, attempt);
  }

  private static Answer fromAddress(Call call, ProblemCode failure, Supplier<Answer> attempt) {
    Quota ofAddress = call.quota(RateLimit.FAILED_LOGINS_OF_ADDRESS, Address.counted(call.address()));
    return ofAddress.counting(is(failure), attempt, answer -> answer);
  }

  private static Predicate<Answer> is(ProblemCode code) {
    return answer -> answer instanceof Answer.Refused refused && refused.problem().code() == code;
  }

  /** A counting store need not know who tried to log in. */
  private static String unreadable(String email) {
    try {
      byte[] normal = Registration.normaliseEmail(email).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(normal));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
