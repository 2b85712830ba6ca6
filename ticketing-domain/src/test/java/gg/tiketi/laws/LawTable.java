package gg.tiketi.laws;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The table of laws and adapters, as the proofs of this build filled it. */
public final class LawTable {
  static final String KEPT = "kept";
  static final String BROKEN = "broken";
  private static final String MISSING = "missing";
  /** The laws due so far; each over each of the adapters. */
  static final List<String> LAWS = List.of("S1", "S2", "S3", "S4", "S5", "S6", "S7", "S8", "S9", "S10", "S11",
      "S12", "S13", "S14", "S15", "M1", "M2", "M3", "M4", "M5", "M6", "L1", "L2", "T1", "T2");
  /** The laws due so far that are proved where the sockets are. */
  private static final List<String> LAWS_OF_SOCKETS = List.of("L3", "L4");
  private static final String SOCKETS = "http";
  /** The laws due so far of waiting lines; each over each of their adapters. */
  private static final List<String> LAWS_OF_LINES = List.of("W1", "W2", "W3", "W4", "W5", "W6", "W7", "W8", "W9", "W10",
      "W11", "W12", "W13", "W14", "W15", "W16", "W17", "W18", "W19", "W20");
  private static final List<String> LINES = List.of("in-memory", "redis");
  /** The laws due so far of plans and fleets; each over each of their adapters. */
  private static final List<String> LAWS_OF_FLEETS = List.of("C1", "C4", "C5", "C6", "C7");
  private static final List<String> FLEETS = List.of("in-memory", "aws");
  /** The laws due so far of what follows from plans and forecasts alone. */
  private static final List<String> LAWS_OF_PLANS = List.of("C3", "C8");
  /** The laws due so far of recorded traffic. */
  private static final List<String> LAWS_OF_TRAFFIC = List.of("C2");
  private static final List<String> ADAPTERS = List.of("in-memory", "postgres");

  private final Map<String, Map<String, List<String>>> proofs = new TreeMap<>();

  /** Reads what the proofs of these modules wrote. */
  public static LawTable of(Path... modules) {
    var table = new LawTable();
    for (var module : modules) {
      table.read(module.resolve("target").resolve("laws"));
    }
    return table;
  }

  /** The cells that are due and empty or broken, as {@code law × adapter: why}. */
  public List<String> open() {
    var open = new ArrayList<String>();
    LAWS.forEach(law -> ADAPTERS.forEach(adapter -> addIfOpen(open, law, adapter)));
    LAWS_OF_SOCKETS.forEach(law -> addIfOpen(open, law, SOCKETS));
    LAWS_OF_LINES.forEach(law -> LINES.forEach(lines -> addIfOpen(open, law, lines)));
    LAWS_OF_TRAFFIC.forEach(law -> ADAPTERS.forEach(adapter -> addIfOpen(open, law, adapter)));
    LAWS_OF_PLANS.forEach(law -> addIfOpen(open, law, FLEETS.getFirst()));
    LAWS_OF_FLEETS.forEach(law -> FLEETS.forEach(fleet -> addIfOpen(open, law, fleet)));
    return open;
  }

  private void addIfOpen(List<String> open, String law, String adapter) {
    if (!cell(law, adapter).startsWith(KEPT)) {
      open.add(law + " × " + adapter + ": " + cell(law, adapter));
    }
  }

  @Override
  public String toString() {
    var text = new StringBuilder();
    write(text, LAWS, ADAPTERS);
    write(text.append('\n'), LAWS_OF_LINES, LINES);
    write(text.append('\n'), LAWS_OF_TRAFFIC, ADAPTERS);
    write(text.append('\n'), LAWS_OF_FLEETS, FLEETS);
    LAWS_OF_PLANS.forEach(law -> text.append("\n%-5s %s".formatted(law, cell(law, FLEETS.getFirst()))));
    LAWS_OF_SOCKETS.forEach(law -> text.append("\n%-5s %s: %s".formatted(law, SOCKETS, cell(law, SOCKETS))));
    return text.toString();
  }

  private void write(StringBuilder text, List<String> laws, List<String> adapters) {
    text.append("law   ").append(String.join("   ", adapters.stream().map("%-12s"::formatted).toList()));
    for (var law : laws) {
      text.append("\n%-5s ".formatted(law)).append(
          String.join("   ", adapters.stream().map(adapter -> "%-12s".formatted(cell(law, adapter))).toList()).strip());
    }
  }

  private String cell(String law, String adapter) {
    var outcomes = proofs.getOrDefault(law, Map.of()).getOrDefault(adapter, List.of());
    if (outcomes.isEmpty()) {
      return MISSING;
    }
    return outcomes.contains(BROKEN) ? BROKEN : KEPT + " (" + outcomes.size() + ")";
  }

  private void read(Path folder) {
    for (var adapter : inside(folder)) {
      for (var law : inside(adapter)) {
        inside(law).forEach(proof -> proofs
            .computeIfAbsent(law.getFileName().toString(), name -> new TreeMap<>())
            .computeIfAbsent(adapter.getFileName().toString(), name -> new ArrayList<>()).add(text(proof)));
      }
    }
  }

  private static List<Path> inside(Path folder) {
    try (Stream<Path> found = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
      return found.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
