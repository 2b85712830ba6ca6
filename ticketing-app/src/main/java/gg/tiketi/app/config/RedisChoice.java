package gg.tiketi.app.config;

/** Whether an installation has a Redis. Without one everything is right, but slower between instances. */
public sealed interface RedisChoice {

  /** Deliberately without. */
  record Without() implements RedisChoice {
    @Override
    public String toString() {
      return "none";
    }
  }

  /**
   * With this one.
   *
   * @param url where it is
   */
  record With(RedisUrl url) implements RedisChoice {
    @Override
    public String toString() {
      return url.toString();
    }
  }

  /** Reads {@code none} or a URL. */
  static Parsed<RedisChoice> parse(String text) {
    return text.equals("none")
        ? new Parsed.Good<>(new Without())
        : RedisUrl.parse(text).then(url -> new Parsed.Good<>(new With(url)));
  }
}
