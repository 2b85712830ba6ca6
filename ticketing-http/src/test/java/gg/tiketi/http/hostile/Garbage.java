package gg.tiketi.http.hostile;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Makes malformed things out of valid ones, and out of nothing. The same seed makes the same things. */
final class Garbage {
  private static final List<String> JSON = List.of("null", "NaN", "-0", "1e999999", "9".repeat(400), "{}", "[]",
      "[".repeat(30), "\"\\ud800\"", "\"\\u0000\"", "\"" + "x".repeat(5_000) + "\"", "\"\\x\"", "'a'", "\uFEFF", ",",
      ":", "\"", "\\", "true", "0.1", "-1", "{\"a\":1,\"a\":2}", "\u2028", "//", "18446744073709551616",
      "\"2026-02-30T25:61:61Z\"", "\"0000-00-00\"", "\"../../etc\"", "\"' or 1=1 --\"", "\"<script>\"");
  private static final List<String> PATHS = List.of("%00", "%2e%2e/", "../", "//", "%", "%zz", "%c0%af", ";a=b", "?",
      "#", "\\", "%0d%0a", "a".repeat(3_000), "*", "{id}", "http://x/", "%ff", "~", "+", "0198b8a4", "-1",
      "?page=1&page=2",
      "?limit=99999999999999999999", "?since=-1", "?q=%", "?=&&==", "?sort=;drop", "?from=0000-00-00");
  private static final List<String> HEADERS = List.of("Accept-Language: en;q=NaN, *;q=9999999999999999999",
      "Accept-Language: " + "a-".repeat(500), "Accept-Encoding: gzip;q=0;q=1,,;", "If-None-Match: \"\", W/\"x\", *, \"",
      "Authorization: Bearer a.b.c", "Authorization: Bearer " + "x".repeat(3_000), "Authorization: Basic ::::",
      "Authorization: bearer", "Cookie: tiketi_refresh=%%%; ; =; $Version=1", "Cookie: " + "=;".repeat(500),
      "Idempotency-Key: " + "k".repeat(300), "Idempotency-Key: ", "Idempotency-Key: \u00ff\u0080",
      "X-Forwarded-For: ,,,", "X-Forwarded-For: [::1", "X-Forwarded-For: unknown, 1.2.3.4:99",
      "X-Forwarded-For: fe80::1%eth0", "X-Forwarded-Proto: ", "X-Forwarded-Proto: \u00ff", "Origin: null",
      "Origin: https://evil.example", "Admission: \u00ff", "Content-Type: ;;;",
      "Content-Type: application/json;charset=",
      "Content-Encoding: gzip", "Accept: \u0080", "Access-Control-Request-Method: X", "Range: bytes=9-1,-,0-");
  private static final List<String> FRAMING = List.of("Connection: Upgrade", "Upgrade: websocket", "Upgrade: h2c",
      "HTTP2-Settings: x", "Expect: 100-continue", "Expect: x", "Transfer-Encoding: chunked", "Content-Length: 10",
      "Content-Length: -1", "Host: a b", "Host: ", "Host: [", "Host: x:99999999", "Sec-WebSocket-Key: x",
      "Sec-WebSocket-Version: 99", "Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits=99",
      "Keep-Alive: timeout=-1", "Trailer: Content-Length", "TE: trailers, \u00ff");

  private final Random chance;

  Garbage(long seed) {
    this.chance = new Random(seed);
  }

  /** A request in its parts. */
  record Request(String method, String path, List<String> headers, String body) {
    byte[] bytes() {
      var head = new StringBuilder(method).append(' ').append(path).append(" HTTP/1.1\r\nHost: localhost\r\n");
      headers.forEach(header -> head.append(header).append("\r\n"));
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      if (content.length > 0) {
        head.append("Content-Type: application/json\r\n");
      }
      head.append("Content-Length: ").append(content.length).append("\r\n\r\n");
      var all = new ByteArrayOutputStream();
      all.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
      all.writeBytes(content);
      return all.toByteArray();
    }
  }

  int next(int bound) {
    return chance.nextInt(bound);
  }

  <T> T of(List<T> choices) {
    return choices.get(chance.nextInt(choices.size()));
  }

  /** Wrong inside, but of a form by which everybody sees where it ends. */
  Request framed(Request valid) {
    Request request = valid;
    for (int i = 0; i <= chance.nextInt(3); i++) {
      request = switch (chance.nextInt(4)) {
        case 0 -> new Request(request.method(), path(request.path()), request.headers(), request.body());
        case 1 -> new Request(request.method(), request.path(), with(request.headers(), of(HEADERS)), request.body());
        default -> new Request(request.method(), request.path(), request.headers(), json(request.body()));
      };
    }
    return request;
  }

  /** Bytes that may be anything. */
  byte[] loose(Request valid) {
    return switch (chance.nextInt(5)) {
      case 0 -> noise(1 + chance.nextInt(400));
      case 1 -> new Request(of(List.of("", "GET", "POST", "get", "PRI", "\u00ff", "TRACE", "CONNECT", "OPTIONS")),
          valid.path(), with(valid.headers(), of(FRAMING)), valid.body()).bytes();
      case 2 -> new Request(valid.method(), of(PATHS) + " " + valid.path(), with(with(valid.headers(), of(FRAMING)),
          of(HEADERS)), json(valid.body())).bytes();
      default -> broken(framed(valid).bytes());
    };
  }

  /** The same bytes with a few flipped, lost, doubled or put in, or cut off. */
  byte[] broken(byte[] bytes) {
    byte[] broken = bytes;
    for (int i = 0; i <= chance.nextInt(6); i++) {
      broken = brokenOnce(broken);
    }
    return broken;
  }

  private byte[] brokenOnce(byte[] bytes) {
    if (bytes.length == 0) {
      return noise(8);
    }
    int at = chance.nextInt(bytes.length);
    var all = new ByteArrayOutputStream();
    all.write(bytes, 0, at);
    switch (chance.nextInt(6)) {
      case 0 -> all.write(bytes[at] ^ 1 << chance.nextInt(8));
      case 1 -> all.writeBytes(noise(1 + chance.nextInt(4)));
      case 2 -> all.writeBytes("\r\n".getBytes(StandardCharsets.ISO_8859_1));
      case 3 -> {
        int length = chance.nextInt(bytes.length - at);
        all.write(bytes, at, length);
        all.write(bytes, at, length);
      }
      case 4 -> {
        return all.toByteArray();
      }
      default -> {
        // One byte is lost.
      }
    }
    all.write(bytes, at + 1, bytes.length - at - 1);
    return all.toByteArray();
  }

  byte[] noise(int length) {
    byte[] noise = new byte[length];
    chance.nextBytes(noise);
    return noise;
  }

  String json(String valid) {
    if (valid.isEmpty()) {
      return chance.nextInt(4) == 0 ? of(JSON) : valid;
    }
    int at = chance.nextInt(valid.length());
    int to = Math.min(valid.length(), at + chance.nextInt(12));
    return switch (chance.nextInt(4)) {
      case 0 -> valid.substring(0, at) + of(JSON) + valid.substring(to);
      case 1 -> valid.substring(0, at);
      case 2 -> valueReplaced(valid);
      default -> valid.substring(0, at) + valid.substring(to);
    };
  }

  /** Another value behind one of the colons: still JSON, as a rule. */
  private String valueReplaced(String valid) {
    var colons = new ArrayList<Integer>();
    for (int i = valid.indexOf(':'); i >= 0; i = valid.indexOf(':', i + 1)) {
      colons.add(i);
    }
    if (colons.isEmpty()) {
      return of(JSON);
    }
    int colon = of(colons);
    int end = colon + 1;
    while (end < valid.length() && ",}]".indexOf(valid.charAt(end)) < 0) {
      end++;
    }
    return valid.substring(0, colon + 1) + of(JSON) + valid.substring(end);
  }

  private String path(String path) {
    int at = 1 + chance.nextInt(Math.max(1, path.length() - 1));
    String part = of(PATHS).replace("\\", "%5c").replace("#", "%23");
    return path.substring(0, Math.min(at, path.length())) + part
        + (chance.nextBoolean() ? path.substring(Math.min(at, path.length())) : "");
  }

  private static List<String> with(List<String> headers, String more) {
    var all = new ArrayList<>(headers);
    all.add(more);
    return all;
  }

  /** A masked WebSocket frame (RFC 6455, section 5.2) that says what it is, truly or not. */
  byte[] frame(String valid) {
    return switch (chance.nextInt(8)) {
      case 0 -> noise(2 + chance.nextInt(60));
      case 1 -> frame(0x81, true, noise(chance.nextInt(200)));
      case 2 -> frame(chance.nextInt(256), chance.nextBoolean(), noise(chance.nextInt(130)));
      case 3 -> frame(0x88 + chance.nextInt(3), true, noise(chance.nextInt(140)));
      case 4 -> broken(frame(0x81, true, valid.getBytes(StandardCharsets.UTF_8)));
      case 5 -> lengthOnly();
      case 6 -> frame(chance.nextInt(3), true, valid.getBytes(StandardCharsets.UTF_8));
      default -> frame(0x81, true, json(valid).getBytes(StandardCharsets.UTF_8));
    };
  }

  /** Promises more than anybody may send. */
  private byte[] lengthOnly() {
    var all = new ByteArrayOutputStream();
    all.write(0x81);
    all.write(0xff);
    all.writeBytes(noise(12));
    return all.toByteArray();
  }

  static byte[] frame(int first, boolean masked, byte[] payload) {
    var all = new ByteArrayOutputStream();
    all.write(first);
    int mask = masked ? 0x80 : 0;
    if (payload.length < 126) {
      all.write(mask | payload.length);
    } else {
      all.write(mask | 126);
      all.write(payload.length >> 8);
      all.write(payload.length);
    }
    if (masked) {
      // A mask of zeros changes nothing, which is allowed.
      all.writeBytes(new byte[4]);
    }
    all.writeBytes(payload);
    return all.toByteArray();
  }
}
