package gg.tiketi.app.verify.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Verifies a draw, or one person's place in it, from what was published. */
@Command(name = "verify-draw", description = "Computes a draw again, for everybody or for one person. Ends with 0 if it is right, 1 if it is wrong, 2 if that cannot be told. A FILE may be an http(s) address.", mixinStandardHelpOptions = true, sortOptions = false)
public final class VerifyDrawCommand implements Callable<Integer> {
  @Spec
  private @Nullable CommandSpec command;

  @Option(names = "--draw", paramLabel = "FILE", required = true, description = "What was published about the draw: the answer of /api/queue/draw/{eventId}.")
  private String draw = "";

  @Option(names = "--leaves", paramLabel = "FILE", description = "The list of entrants, 32 bytes each: the answer of /api/queue/draw/{eventId}/leaves.")
  private @Nullable String leaves;

  @Option(names = "--proof", paramLabel = "FILE", description = "One person's proof: the answer of /api/queue/draw/{eventId}/proof.")
  private @Nullable String proof;

  @Option(names = "--receipt", paramLabel = "FILE", description = "What that person was given on entering.")
  private @Nullable String receipt;

  @Option(names = "--earlier", paramLabel = "FILE", description = "What was published about the draw before it was drawn, kept by somebody since.")
  private @Nullable String earlier;

  @Option(names = "--token", paramLabel = "TOKEN", description = "Access token of the person whose proof a server is asked for.")
  private String token = "";

  @Override
  public Integer call() {
    try {
      var documents = new Documents(token);
      var published = documents.draw(draw);
      var shown = Optional.ofNullable(proof).map(documents::proof);
      var findings = findings(documents, published, shown);
      spec().commandLine().getOut().println(text(published, shown, findings));
      return findings.stream().allMatch(Finding::holds) ? ExitCode.OK : ExitCode.SOFTWARE;
    } catch (UnreadableDrawException impossible) {
      throw new ParameterException(spec().commandLine(), String.valueOf(impossible.getMessage()));
    }
  }

  private List<Finding> findings(Documents documents, Published published, Optional<Published.Proof> shown) {
    var whole = new WholeDraw(published);
    var list = Optional.ofNullable(leaves).map(documents::bytes);
    var findings = new ArrayList<>(whole.certificate());
    Optional.ofNullable(earlier).ifPresent(place -> findings.addAll(documents.earlier(place, published)));
    list.ifPresent(bytes -> findings.addAll(whole.list(bytes)));
    shown.ifPresent(one -> {
      findings.addAll(whole.entrant(one));
      list.ifPresent(bytes -> findings.add(whole.entrantInList(one, bytes)));
    });
    Optional.ofNullable(receipt).ifPresent(place -> findings.add(kept(documents.receipt(place), shown)));
    return findings;
  }

  private Finding kept(Published.Claim given, Optional<Published.Proof> shown) {
    var claim = shown.map(Published.Proof::claim)
        .orElseThrow(() -> new UnreadableDrawException("--receipt is compared with a proof: give --proof, too"));
    return Finding.same("the proof is of the entry on the receipt", given, claim);
  }

  private String text(Published published, Optional<Published.Proof> shown, List<Finding> findings) {
    var text = new StringBuilder();
    for (var finding : findings) {
      text.append(finding.holds() ? "ok      " : "WRONG   ").append(finding.rule());
      text.append(finding.holds() ? "\n" : ": " + finding.detail() + "\n");
    }
    long wrong = findings.stream().filter(finding -> !finding.holds()).count();
    if (wrong > 0) {
      return text.append("\nThe draw is WRONG: %d of %d checks fail.".formatted(wrong, findings.size())).toString();
    }
    shown.ifPresent(one -> text.append(
        String.format(Locale.ROOT, "%nThe place is %,d of %,d.", one.place(), published.entrants())));
    text.append("\nThe draw is right: ").append(findings.size()).append(" checks hold.");
    text.append(leaves == null ? " The list of entrants was not looked at (--leaves).\n" : "\n");
    return text.append("\nProved:     ").append(published.plan().proves()).append("\nNot proved: ")
        .append(published.plan().doesNotProve()).toString();
  }

  private CommandSpec spec() {
    return Optional.ofNullable(command).orElseThrow();
  }
}
