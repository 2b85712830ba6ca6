package gg.tiketi.app.rush.client;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/** One call as it goes over the wire. It is written once and may be sent many times. */
public final class Request {
  private final String name;
  private final byte[] bytes;

  private Request(String name, byte[] bytes) {
    this.name = name;
    this.bytes = bytes;
  }

  /** What the call is counted as. */
  public String name() {
    return name;
  }

  /** Head and body in one piece, so that one write sends them; nobody changes it. */
  byte[] bytes() {
    return bytes;
  }

  /** A call without a body. */
  public static Request get(String name, String path, Optional<String> token) {
    return get(name, path, token, Map.of());
  }

  /** The same with other header fields. */
  public static Request get(String name, String path, Optional<String> token, Map<String, String> more) {
    return new Request(name, ascii(with(more, head("GET", path, token, Optional.empty())).append("\r\n")));
  }

  /** A call with a JSON body and, if it has one, a key that makes its repetition harmless. */
  public static Request post(String name, String path, Optional<String> token, Optional<String> key, String json) {
    return post(name, path, token, key, Map.of(), json);
  }

  /** The same with other header fields. */
  public static Request post(String name, String path, Optional<String> token, Optional<String> key,
      Map<String, String> more, String json) {
    return withBody(name, with(more, head("POST", path, token, key)), json);
  }

  /** A call that changes what is there. */
  public static Request patch(String name, String path, Optional<String> token, String json) {
    return withBody(name, head("PATCH", path, token, Optional.empty()), json);
  }

  private static StringBuilder with(Map<String, String> more, StringBuilder head) {
    more.forEach((field, value) -> head.append(field).append(": ").append(value).append("\r\n"));
    return head;
  }

  private static Request withBody(String name, StringBuilder begun, String json) {
    var body = json.getBytes(StandardCharsets.UTF_8);
    var head = ascii(begun.append("Content-Type: application/json\r\nContent-Length: ").append(body.length)
        .append("\r\n\r\n"));
    var bytes = new byte[head.length + body.length];
    System.arraycopy(head, 0, bytes, 0, head.length);
    System.arraycopy(body, 0, bytes, head.length, body.length);
    return new Request(name, bytes);
  }

  private static StringBuilder head(String method, String path, Optional<String> token, Optional<String> key) {
    var head = new StringBuilder(512).append(method).append(' ').append(path)
        .append(" HTTP/1.1\r\nHost: tiketi\r\nAccept-Language: en\r\n");
    token.ifPresent(text -> head.append("Authorization: Bearer ").append(text).append("\r\n"));
    key.ifPresent(text -> head.append("Idempotency-Key: ").append(text).append("\r\n"));
    return head;
  }

  private static byte[] ascii(StringBuilder text) {
    return text.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
