package gg.tiketi.app.backtest;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which names mean one artist. */
public final class AliasOptions {
  @Option(names = "--alias", paramLabel = "NAME=NAME", description = "Names of one artist; may be given again. Of a name in parentheses it is known anyway.")
  private List<String> aliases = new ArrayList<>();

  /** Groups of names. */
  public List<List<String>> groups() {
    return aliases.stream().map(group -> List.of(group.split("="))).toList();
  }
}
