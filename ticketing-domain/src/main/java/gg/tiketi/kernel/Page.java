package gg.tiketi.kernel;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a longer list.
 *
 * @param page counted from 1
 * @param limit the most items a page holds, 1 to 100
 * @param total the items of all pages
 */
public record Page<T>(List<T> items, int page, int limit, long total) {
  public static final int MAX_LIMIT = 100;

  public Page {
    if (page < 1 || limit < 1 || limit > MAX_LIMIT) {
      throw new IllegalArgumentException("page " + page + " with limit " + limit);
    }
    items = List.copyOf(items);
  }

  /** The page of {@code all} that {@code page} and {@code limit} name. */
  public static <T> Page<T> of(List<T> all, int page, int limit) {
    long from = Math.min(all.size(), (page - 1L) * limit);
    long to = Math.min(all.size(), from + limit);
    return new Page<>(all.subList((int) from, (int) to), page, limit, all.size());
  }

  public long totalPages() {
    return (total + limit - 1) / limit;
  }

  public <R> Page<R> map(Function<? super T, ? extends R> mapping) {
    return new Page<R>(items.stream().<R>map(mapping).toList(), page, limit, total);
  }
}
