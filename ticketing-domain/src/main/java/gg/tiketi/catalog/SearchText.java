package gg.tiketi.catalog;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** How text is compared in searches: Unicode compatibility form, lower case, single spaces; nothing is a wildcard. */
public final class SearchText {
  private SearchText() {}

  public static String normalise(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " ");
  }

  /** The words of a query, each of which must occur. */
  public static List<String> words(String query) {
    return Stream.of(normalise(query).split(" ")).filter(word -> !word.isEmpty()).distinct().toList();
  }

  /** All that is searched of an event, normalised. */
  public static String of(EventDetails details) {
    return normalise(
        String.join(" ", details.title(), details.artistName(), details.venue(), details.address()));
  }
}
