package gg.tiketi.app.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What an operator's {@code kill} does, to a process alone or with all its children. */
enum Signals {
  STOP, CONT, KILL, TERM;

  /** Sends it to one process. */
  void to(long process) {
    send(List.of(process));
  }

  /** Sends it to a process and to everything it started: a PostgreSQL is a family. */
  void toFamily(long process) {
    send(ProcessHandle.of(process).stream()
        .flatMap(parent -> Stream.concat(Stream.of(parent), parent.descendants())).map(ProcessHandle::pid).toList());
  }

  /** Who ended meanwhile is not missed. */
  private void send(List<Long> processes) {
    if (processes.isEmpty()) {
      return;
    }
    var command = new ArrayList<>(List.of("kill", "-" + name()));
    processes.forEach(process -> command.add(process.toString()));
    try {
      new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
