package gg.tiketi.http.problem;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages we speak. Korean is the default: it is answered to whoever asks for neither. */
public enum Language {
  KOREAN("ko"), ENGLISH("en");

  private static final List<String> TAGS = List.of("ko", "en");
  private static final int LONGEST_HEADER_READ = 200;

  private final String tag;

  Language(String tag) {
    this.tag = tag;
  }

  /** The tag of BCP 47, as in {@code Content-Language}. */
  public String tag() {
    return tag;
  }

  /** Chooses by an {@code Accept-Language} header; a header that cannot be read counts as none. */
  public static Language accepted(@Nullable String header) {
    if (header == null || header.length() > LONGEST_HEADER_READ) {
      return KOREAN;
    }
    return switch (header) {
      case "ko", "ko-KR" -> KOREAN;
      case "en", "en-US", "en-GB" -> ENGLISH;
      default -> byRange(header);
    };
  }

  private static Language byRange(String header) {
    try {
      String best = Locale.lookupTag(Locale.LanguageRange.parse(header), TAGS);
      return "en".equals(best) ? ENGLISH : KOREAN;
    } catch (IllegalArgumentException notARange) {
      return KOREAN;
    }
  }
}
