package gg.tiketi.http.route;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/** Bytes made once and answered often, with their entity tag and, where it is worth it, their compressed form. */
public final class Content {
  private static final int WORTH_COMPRESSING = 1024;

  private final String mediaType;
  private final byte[] bytes;
  private final String tag;
  private volatile byte @Nullable [] gzipped;
  private volatile boolean tried;

  private Content(String mediaType, byte[] bytes, String tag) {
    this.mediaType = mediaType;
    this.bytes = bytes;
    this.tag = tag;
  }

  /** Content whose tag is the hash of its bytes. The bytes must not be changed afterwards. */
  public static Content of(String mediaType, byte[] bytes) {
    return new Content(mediaType, bytes, '"' + hash(bytes) + '"');
  }

  /** A JSON answer. */
  public static Content json(byte[] bytes) {
    return of("application/json", bytes);
  }

  /** A JSON answer that is known by its version: its tag is weak, because instances may word one version differently. */
  public static Content json(long version, byte[] bytes) {
    return new Content("application/json", bytes, "W/\"v" + version + '"');
  }

  /** The media type, as in {@code Content-Type}. */
  public String mediaType() {
    return mediaType;
  }

  /** The entity tag as in {@code ETag}. */
  public String tag() {
    return tag;
  }

  /** The bytes as they are; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The bytes compressed by gzip, or null where that saves nothing; not to be changed. Made when first asked for. */
  public byte @Nullable [] gzipped() {
    if (!tried) {
      gzipped = compressed(bytes);
      tried = true;
    }
    return gzipped;
  }

  /** Whether an {@code If-None-Match} header names this content, compressed or not. */
  public boolean matches(@Nullable String ifNoneMatch) {
    return ifNoneMatch != null && (ifNoneMatch.equals("*") || ifNoneMatch.contains(tag));
  }

  /** The bytes compressed by gzip, or null where that saves nothing. */
  static byte @Nullable [] compressed(byte[] bytes) {
    if (bytes.length < WORTH_COMPRESSING) {
      return null;
    }
    var target = new ByteArrayOutputStream(bytes.length / 2);
    try (var gzip = new GZIPOutputStream(target)) {
      gzip.write(bytes);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return target.size() < bytes.length * 9 / 10 ? target.toByteArray() : null;
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(hash, 15));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
