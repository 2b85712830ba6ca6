package gg.tiketi.capacity;

import gg.tiketi.catalog.SearchText;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Which names are names of one artist. A name may hold another in parentheses, as in {@code 루나타이드 (Luna Tide)}: from then on each
 * of the two means the same artist. Further aliases may be given. Capitals, spaces and Unicode forms make no difference.
 */
final class ArtistNames {
  /** Nobody is named. */
  static final int NOBODY = -1;
  /** Somebody is named of whom nothing is known. */
  static final int STRANGER = -2;
  private static final Pattern BRACKETS = Pattern.compile("[()]");

  private final Map<String, Integer> ids = new HashMap<>();
  private final List<List<Integer>> aliases = new ArrayList<>();
  private final List<List<Integer>> announced = new ArrayList<>();

  /**
   * The names of all shows of a history.
   *
   * @param names as announced, show by show
   * @param groups names that mean one artist
   */
  ArtistNames(List<String> names, Collection<? extends Collection<String>> groups) {
    groups.forEach(group -> aliases.add(numbered(group.stream().flatMap(name -> parts(name).stream()).toList())));
    names.forEach(name -> announced.add(numbered(parts(name))));
  }

  private List<Integer> numbered(List<String> parts) {
    return parts.stream().map(part -> ids.computeIfAbsent(part, first -> ids.size())).toList();
  }

  private static List<String> parts(String name) {
    var whole = SearchText.normalise(name);
    return Stream.of(BRACKETS.split(whole)).map(String::strip).filter(part -> !part.isEmpty()).distinct().toList();
  }

  /** Who is who, as far as the names of the first so many shows tell. */
  Known known(int shows) {
    var known = new Known(IntStream.range(0, ids.size()).toArray());
    aliases.forEach(known::join);
    announced.subList(0, shows).forEach(known::join);
    return known;
  }

  /** Names joined to artists: a forest in which each name points to another of the same artist. */
  final class Known {
    private final int[] parents;

    private Known(int[] parents) {
      this.parents = parents;
    }

    private void join(List<Integer> parts) {
      for (int index = 1; index < parts.size(); index++) {
        parents[root(parts.get(index))] = root(parts.getFirst());
      }
    }

    private int root(int name) {
      int at = name;
      while (parents[at] != at) {
        parents[at] = parents[parents[at]];
        at = parents[at];
      }
      return at;
    }

    /** The artist of a show. */
    int ofShow(int show) {
      var parts = announced.get(show);
      return parts.isEmpty() ? NOBODY : root(parts.getFirst());
    }

    /** The artist whom a name means; which of its parts tells makes no difference. */
    int of(String name) {
      var parts = parts(name);
      return parts.isEmpty()
          ? NOBODY
          : parts.stream().filter(ids::containsKey).findFirst().map(part -> root(ids.getOrDefault(part, 0)))
              .orElse(STRANGER);
    }
  }
}
