package gg.tiketi.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Names that mean the same across languages, such as 임영웅 and Lim Young-woong, in groups as an organiser gave them. Capitals, spaces
 * and Unicode forms make no difference, and a name stands in one group only. They are matched on whole words.
 *
 * @param groups of names that mean the same; one that stands alone means itself
 */
public record Aliases(List<List<String>> groups) {
  /** Nothing has a second name. */
  public static final Aliases NONE = new Aliases(List.of());

  public Aliases {
    groups = groups.stream().map(List::copyOf).toList();
    if (groups.stream().anyMatch(List::isEmpty) || twice(groups).isPresent()) {
      throw new IllegalArgumentException("not groups of names: " + groups);
    }
  }

  /** The first name that is given a second time, if one is. */
  static Optional<String> twice(List<? extends List<String>> groups) {
    var seen = new HashSet<String>();
    return groups.stream().flatMap(List::stream).filter(name -> !seen.add(SearchText.normalise(name))).findFirst();
  }

  /** The names that mean what {@code name} means, itself first, all normalised. */
  public List<String> of(String name) {
    var own = SearchText.normalise(name);
    var others = normalised().filter(group -> group.contains(own)).flatMap(List::stream);
    return Stream.concat(Stream.of(own), others).distinct().toList();
  }

  /**
   * What a text must contain to answer a query: of each list at least one. A word of the query may lie anywhere in the text; what stands
   * for it in another language is to be found between spaces, in a text with a space before and after it.
   */
  public List<List<String>> wanted(String query) {
    var whole = between(SearchText.normalise(query));
    var meant = normalised().filter(group -> group.stream().anyMatch(name -> whole.contains(between(name)))).toList();
    return SearchText.words(query).stream().map(word -> choices(word, whole, meant)).toList();
  }

  private static List<String> choices(String word, String whole, List<List<String>> meant) {
    var others = meant.stream()
        .filter(group -> group.stream().filter(name -> whole.contains(between(name)))
            .anyMatch(name -> between(name).contains(between(word))))
        .flatMap(List::stream).map(Aliases::between);
    return Stream.concat(Stream.of(word), others).toList();
  }

  private Stream<List<String>> normalised() {
    return groups.stream().map(group -> group.stream().map(SearchText::normalise).toList());
  }

  private static String between(String words) {
    return " " + words + " ";
  }
}
