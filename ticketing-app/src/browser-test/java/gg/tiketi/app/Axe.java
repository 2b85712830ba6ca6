package gg.tiketi.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** axe-core, which checks a page against the rules of WCAG that a machine can check. It comes with the tests alone. */
final class Axe {
  static final String SCRIPT = read();
  static final String RUN = """
                            async () => {
                              const { violations } = await axe.run(document, { resultTypes: ["violations"] });
                              return violations.map(({ impact, id, nodes }) =>
                                `${impact} ${id}: ${nodes.map(({ target, failureSummary }) => `${target} ${failureSummary}`)}`);
                            }""";

  private Axe() {}

  private static String read() {
    try (var stream = Objects.requireNonNull(Axe.class.getResourceAsStream("/axe.min.js"), "axe-core is missing")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
