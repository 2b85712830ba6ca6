package gg.tiketi.postgres;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.LineEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/**
 * The chain of a line's log: SHA-256 over the hash before (nothing, for the first) and the entry's text {@code <event> <epoch>
 * <entry> <at, microseconds since 1970> <kind> <first> <last> <account or ->}.
 */
final class QueueLogHash {
  private QueueLogHash() {}

  /** As hexadecimal digits. */
  static String of(String before, EventId event, int epoch, LineEntry entry) {
    var text = String.join(" ", event.toString(), String.valueOf(epoch), String.valueOf(entry.index()),
        String.valueOf(micros(entry)), entry.kind().name(),
        String.valueOf(entry.first()),
        String.valueOf(entry.last()), entry.account().map(AccountId::toString).orElse("-"));
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(HexFormat.of().parseHex(before));
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** When it happened, in microseconds since 1970. */
  static long micros(LineEntry entry) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, entry.at());
  }
}
