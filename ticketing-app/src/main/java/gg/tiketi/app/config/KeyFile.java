package gg.tiketi.app.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A configuration file: {@code key = value} lines in UTF-8, empty lines, and comments that begin with a #. */
final class KeyFile {
  /** One line's value and where it stands. */
  record Line(String value, int number) {}

  private KeyFile() {}

  static Parsed<Map<String, Line>> read(Path file) {
    try {
      return parse(Files.readAllLines(file));
    } catch (CharacterCodingException e) {
      return new Parsed.Bad<>("is not UTF-8");
    } catch (IOException e) {
      return new Parsed.Bad<>("cannot be read");
    }
  }

  private static Parsed<Map<String, Line>> parse(List<String> lines) {
    var found = new LinkedHashMap<String, Line>();
    for (int i = 0; i < lines.size(); i++) {
      var line = lines.get(i).strip();
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      var equals = line.indexOf('=');
      if (equals < 0) {
        return new Parsed.Bad<>("line " + (i + 1) + " is not of the form key = value");
      }
      var key = line.substring(0, equals).strip();
      var earlier = found.put(key, new Line(line.substring(equals + 1).strip(), i + 1));
      if (earlier != null) {
        return new Parsed.Bad<>("sets " + key + " twice, in lines " + earlier.number() + " and " + (i + 1));
      }
    }
    return new Parsed.Good<>(found);
  }
}
