package gg.tiketi.aws.fake;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;

/** The fields of a request in AWS's query protocol. */
record Form(Map<String, String> fields) {
  static Form read(String body) {
    var fields = new TreeMap<String, String>();
    for (var pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      fields.put(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
    }
    return new Form(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A field that must be there. */
  String text(String name) {
    return find(name).orElseThrow(() -> new IllegalArgumentException("no " + name));
  }

  Optional<String> find(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  OptionalInt number(String name) {
    return find(name).map(text -> OptionalInt.of(Integer.parseInt(text))).orElseGet(OptionalInt::empty);
  }
}
