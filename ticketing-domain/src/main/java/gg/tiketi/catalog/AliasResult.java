package gg.tiketi.catalog;

/** What became of giving aliases. */
public sealed interface AliasResult {
  /** They are kept, in the place of all that were there. */
  record Kept(Aliases aliases) implements AliasResult {}

  /** A name stands twice, and it is not clear what it means. */
  record NameTwice(String name) implements AliasResult {}
}
