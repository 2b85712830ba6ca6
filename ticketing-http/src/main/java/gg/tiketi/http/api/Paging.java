package gg.tiketi.http.api;

import gg.tiketi.http.shape.Field;
import gg.tiketi.http.shape.Shapes;
import gg.tiketi.kernel.Page;

/** Pages of lists: which one is asked for, and which one was answered. */
final class Paging {
  private static final long MOST_PAGES = 1_000_000;
  private static final long DEFAULT_LIMIT = 20;

  static final Field<Long> PAGE = Field.optional("page", Shapes.whole(1, MOST_PAGES)).orElse(1L)
      .saying("Counted from 1.");
  static final Field<Long> LIMIT = Field.optional("limit", Shapes.whole(1, Page.MAX_LIMIT)).orElse(DEFAULT_LIMIT)
      .saying("Items of a page.");

  private Paging() {}

  /** Where a page stands in its list. */
  public record Pagination(int page, int limit, long total, long totalPages) {
    static Pagination of(Page<?> page) {
      return new Pagination(page.page(), page.limit(), page.total(), page.totalPages());
    }
  }
}
