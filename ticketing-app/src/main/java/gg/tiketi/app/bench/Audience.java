package gg.tiketi.app.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import gg.tiketi.app.bench.audience.AudienceProcess;
import gg.tiketi.app.bench.audience.Gathered;
import gg.tiketi.app.bench.audience.Gathering;
import gg.tiketi.app.bench.audience.Performance;
import gg.tiketi.app.bench.audience.Seen;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The process of those who watch, seen from here. All of them leave when it is closed. */
final class Audience implements AutoCloseable {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final Child child;
  private final Path log;
  private final Gathered gathered;

  /** Waits until everybody has come. */
  Audience(Path folder, Gathering gathering) {
    log = folder.resolve("audience.log");
    child = Child.start(AudienceProcess.class.getName(), List.of(written(gathering)), Map.of(), log);
    gathered = heard(Gathered.class);
  }

  Gathered gathered() {
    return gathered;
  }

  /** Lets something happen before their eyes, and waits until everybody has seen it. */
  Seen watch(Performance performance) {
    child.say(written(performance));
    return heard(Seen.class);
  }

  private <T> T heard(Class<T> type) {
    try {
      return MAPPER.readValue(
          child.hear().orElseThrow(() -> new IllegalStateException("the audience has died; its log is " + log)), type);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String written(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public void close() {
    child.close();
  }
}
