package gg.tiketi.http.json;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.TreeMap;

/** One spelling for all bodies that say the same: names sorted, no blanks; numbers as they were written. */
public final class CanonicalJson {
  private CanonicalJson() {}

  /** The SHA-256, in hex, of some words and a body. */
  public static String fingerprint(String words, Json body) {
    var text = new StringBuilder(words).append('\n');
    append(body, text);
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static void append(Json json, StringBuilder text) {
    switch (json) {
      case Json.Members members -> {
        text.append('{');
        new TreeMap<>(members.values()).forEach((name, value) -> {
          appendText(name, text);
          text.append(':');
          append(value, text);
          text.append(',');
        });
        text.append('}');
      }
      case Json.Items items -> {
        text.append('[');
        items.values().forEach(value -> {
          append(value, text);
          text.append(',');
        });
        text.append(']');
      }
      case Json.Text(String value) -> appendText(value, text);
      case Json.Numeral(String literal, boolean _) -> text.append(literal);
      case Json.Truth(boolean value) -> text.append(value);
      case Json.Null() -> text.append("null");
    }
  }

  /** Length first, so that no text can be mistaken for structure. */
  private static void appendText(String value, StringBuilder text) {
    text.append(value.length()).append('"').append(value).append('"');
  }
}
