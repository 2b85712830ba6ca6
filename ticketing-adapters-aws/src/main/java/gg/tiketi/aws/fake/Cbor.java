package gg.tiketi.aws.fake;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads CBOR (RFC 8949) as far as a request needs it: numbers, texts, lists, maps and tags, which are passed over. A value is a
 * {@code Long}, {@code Double}, {@code String}, {@code Boolean}, {@code List} or {@code Map}; null is the text {@code "null"}.
 */
final class Cbor {
  private static final int MAJOR_BITS = 5;
  private static final int INFO_MASK = 0x1f;
  private static final int INDEFINITE = 31;
  private static final int BREAK = 0xff;
  private static final int DIRECT = 24;

  private final ByteBuffer bytes;

  private Cbor(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  /** The one value in these bytes. */
  static Object read(byte[] bytes) {
    return new Cbor(bytes).value();
  }

  private Object value() {
    int first = bytes.get() & BREAK;
    int info = first & INFO_MASK;
    return switch (first >> MAJOR_BITS) {
      case 0 -> argument(info);
      case 1 -> -1 - argument(info);
      case 2, 3 -> text(info);
      case 4 -> list(info);
      case 5 -> map(info);
      case 6 -> tagged(info);
      default -> simple(info);
    };
  }

  private Object tagged(int info) {
    argument(info);
    return value();
  }

  private long argument(int info) {
    return switch (info) {
      case 24 -> bytes.get() & BREAK;
      case 25 -> bytes.getShort() & 0xffff;
      case 26 -> Integer.toUnsignedLong(bytes.getInt());
      case 27 -> bytes.getLong();
      default -> direct(info);
    };
  }

  private static long direct(int info) {
    if (info >= DIRECT) {
      throw new IllegalArgumentException("no length: " + info);
    }
    return info;
  }

  private String text(int info) {
    if (info == INDEFINITE) {
      var whole = new StringBuilder();
      while (!atBreak()) {
        whole.append(value());
      }
      return whole.toString();
    }
    var text = new byte[Math.toIntExact(argument(info))];
    bytes.get(text);
    return new String(text, StandardCharsets.UTF_8);
  }

  private List<Object> list(int info) {
    var list = new ArrayList<>();
    long left = info == INDEFINITE ? Long.MAX_VALUE : argument(info);
    while (left > 0 && !(info == INDEFINITE && atBreak())) {
      list.add(value());
      left--;
    }
    return list;
  }

  private Map<Object, Object> map(int info) {
    var map = new LinkedHashMap<>();
    long left = info == INDEFINITE ? Long.MAX_VALUE : argument(info);
    while (left > 0 && !(info == INDEFINITE && atBreak())) {
      map.put(value(), value());
      left--;
    }
    return map;
  }

  private boolean atBreak() {
    boolean end = (bytes.get(bytes.position()) & BREAK) == BREAK;
    if (end) {
      bytes.get();
    }
    return end;
  }

  private Object simple(int info) {
    return switch (info) {
      case 20 -> false;
      case 21 -> true;
      case 25 -> (double) Float.float16ToFloat(bytes.getShort());
      case 26 -> (double) bytes.getFloat();
      case 27 -> bytes.getDouble();
      case 22, 23 -> "null";
      default -> throw new IllegalArgumentException("a simple value " + info + " in CBOR");
    };
  }
}
