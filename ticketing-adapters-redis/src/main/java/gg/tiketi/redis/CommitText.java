package gg.tiketi.redis;

import gg.tiketi.kernel.EventId;
import gg.tiketi.kernel.Ids;
import gg.tiketi.kernel.Published;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message between instances: who sends it, then two lines a commit, {@code position version topic} and its facts. Without
 * commits it says that there are some to read.
 */
final class CommitText {
  private static final String NO_TOPIC = "-";

  private final FactText facts;

  CommitText(FactText facts) {
    this.facts = facts;
  }

  String write(String sender, List<Published> commits) {
    var text = new StringBuilder(sender);
    for (var commit : commits) {
      text.append('\n').append(commit.position()).append(' ').append(commit.version()).append(' ')
          .append(commit.topic().map(EventId::toString).orElse(NO_TOPIC)).append('\n')
          .append(facts.write().apply(commit.facts()));
    }
    return text.toString();
  }

  static String sender(String text) {
    int end = text.indexOf('\n');
    return end < 0 ? text : text.substring(0, end);
  }

  /**
   * The commits of a message.
   *
   * @throws IllegalArgumentException if it is none that this version understands
   */
  List<Published> read(String text) {
    var lines = text.split("\n", -1);
    var commits = new ArrayList<Published>();
    for (int i = 1; i + 1 < lines.length; i += 2) {
      var head = lines[i].split(" ", 3);
      if (head.length != 3) {
        throw new IllegalArgumentException("no commit: " + lines[i]);
      }
      commits.add(new Published(Long.parseLong(head[0]), topic(head[2]), Long.parseLong(head[1]),
          facts.read().apply(lines[i + 1])));
    }
    return List.copyOf(commits);
  }

  private static Optional<EventId> topic(String text) {
    if (text.equals(NO_TOPIC)) {
      return Optional.empty();
    }
    return Optional.of(Ids.parse(text).map(EventId::new).orElseThrow(() -> new IllegalArgumentException("no topic")));
  }
}
