package gg.tiketi.app.bench.audience;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.Deque;

/** The frames that came last, understood once for everybody: whoever watches the same thing is told the same. */
final class NewsStand {
  private static final int KEPT = 8;

  private final Deque<Issue> issues = new ArrayDeque<>();

  private record Issue(ByteBuffer payload, News news) {}

  News read(ByteBuffer payload) {
    for (var issue : issues) {
      if (issue.payload().remaining() == payload.remaining() && issue.payload().mismatch(payload) < 0) {
        return issue.news();
      }
    }
    var copy = ByteBuffer.allocate(payload.remaining()).put(payload.duplicate()).flip();
    var issue = new Issue(copy, News.of(payload));
    issues.addFirst(issue);
    if (issues.size() > KEPT) {
      issues.removeLast();
    }
    return issue.news();
  }
}
