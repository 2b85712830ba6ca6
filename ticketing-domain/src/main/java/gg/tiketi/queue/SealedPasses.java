package gg.tiketi.queue;

import gg.tiketi.kernel.AccountId;
import gg.tiketi.kernel.EventId;
import gg.tiketi.queue.draw.Nonce;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * Papers under HMAC-SHA256, checked in microseconds without asking anybody: {@code base64url(text).base64url(seal)}. The text says
 * for what it was made, for which event, whose it is, which turn and until when, or with which nonce. The first key seals, all of them are believed, so
 * that keys can be changed.
 */
public final class SealedPasses implements Passes {
  private static final int LONGEST = 512;
  private static final String ENTRY = "entry";
  private static final int ENTRY_PARTS = 4;
  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  private final List<SecretKey> ticketKeys;
  private final List<SecretKey> admissionKeys;

  /** Papers under these keys, each list with the one that seals first; no key may be in both. */
  public SealedPasses(List<SecretKey> ticketKeys, List<SecretKey> admissionKeys) {
    this.ticketKeys = List.copyOf(ticketKeys);
    this.admissionKeys = List.copyOf(admissionKeys);
    if (ticketKeys.isEmpty() || admissionKeys.isEmpty() || ticketKeys.stream().anyMatch(admissionKeys::contains)) {
      throw new IllegalArgumentException("each purpose has keys of its own");
    }
  }

  /** What a paper says. */
  private record Text(String purpose, EventId event, AccountId account, Turn turn, long until) {
    static final String TICKET = "ticket";
    static final String ADMISSION = "admission";
    static final int PARTS = 6;

    static Text of(List<String> parts) {
      return new Text(parts.getFirst(), new EventId(UUID.fromString(parts.get(1))),
          new AccountId(UUID.fromString(parts.get(2))),
          new Turn(Integer.parseInt(parts.get(3)), Long.parseLong(parts.get(4))), Long.parseLong(parts.get(5)));
    }

    @Override
    public String toString() {
      return String.join(" ", purpose, event.toString(), account.toString(), String.valueOf(turn.epoch()),
          String.valueOf(turn.number()), String.valueOf(until));
    }
  }

  @Override
  public String ticket(EventId event, AccountId account, Turn turn) {
    return sealed(new Text(Text.TICKET, event, account, turn, 0).toString(), ticketKeys.getFirst());
  }

  @Override
  public Optional<Turn> ticketOf(String ticket, EventId event, AccountId account) {
    return opened(ticket, Text.TICKET, ticketKeys)
        .filter(text -> text.event().equals(event) && text.account().equals(account)).map(Text::turn);
  }

  @Override
  public Optional<Turn> turnOf(String ticket, EventId event) {
    return opened(ticket, Text.TICKET, ticketKeys).filter(text -> text.event().equals(event)).map(Text::turn);
  }

  @Override
  public String entry(EventId event, AccountId account, Nonce nonce) {
    return sealed(String.join(" ", ENTRY, event.toString(), account.toString(), nonce.toString()),
        ticketKeys.getFirst());
  }

  @Override
  public Optional<DrawBook.Entry> entryOf(String ticket, EventId event) {
    return parts(ticket, ENTRY, ENTRY_PARTS, ticketKeys).filter(parts -> parts.get(1).equals(event.toString()))
        .flatMap(parts -> Nonce.parse(parts.get(3))
            .map(nonce -> new DrawBook.Entry(new AccountId(UUID.fromString(parts.get(2))), nonce)));
  }

  @Override
  public String admission(EventId event, AccountId account, Turn turn, Instant expiresAt) {
    return sealed(new Text(Text.ADMISSION, event, account, turn, expiresAt.toEpochMilli()).toString(),
        admissionKeys.getFirst());
  }

  @Override
  public Reading read(String admission, EventId event, AccountId account, Instant now) {
    return opened(admission, Text.ADMISSION, admissionKeys)
        .filter(text -> text.event().equals(event) && text.account().equals(account))
        .<Reading>map(text -> now.toEpochMilli() < text.until() ? new Valid(text.turn()) : new Expired())
        .orElseGet(Worthless::new);
  }

  private static String sealed(String text, SecretKey key) {
    var bytes = text.getBytes(StandardCharsets.US_ASCII);
    return ENCODER.encodeToString(bytes) + "." + ENCODER.encodeToString(seal(bytes, key));
  }

  private static Optional<Text> opened(String paper, String purpose, List<SecretKey> keys) {
    return parts(paper, purpose, Text.PARTS, keys).map(Text::of);
  }

  /** The words of a paper that we sealed for this purpose. */
  private static Optional<List<String>> parts(String paper, String purpose, int count, List<SecretKey> keys) {
    int dot = paper.indexOf('.');
    if (dot < 0 || paper.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      var bytes = decoded(paper.substring(0, dot));
      var seal = decoded(paper.substring(dot + 1));
      boolean ours = keys.stream().anyMatch(key -> MessageDigest.isEqual(seal(bytes, key), seal));
      var parts = List.of(new String(bytes, StandardCharsets.US_ASCII).split(" ", -1));
      return ours && parts.getFirst().equals(purpose) && parts.size() == count ? Optional.of(parts) : Optional.empty();
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  /** Only what the encoder would write: a letter more or another last letter is another paper. */
  private static byte[] decoded(String text) {
    var bytes = Base64.getUrlDecoder().decode(text);
    if (!ENCODER.encodeToString(bytes).equals(text)) {
      throw new IllegalArgumentException("not as it was written");
    }
    return bytes;
  }

  private static byte[] seal(byte[] bytes, SecretKey key) {
    try {
      var mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
