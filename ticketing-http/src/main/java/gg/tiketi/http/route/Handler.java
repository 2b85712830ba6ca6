package gg.tiketi.http.route;

/** Asks one service once and translates its result. What it throws is a fault of ours or of the world. */
@FunctionalInterface
public interface Handler {
  /** Answers a call that the declaration of its route has let through. */
  Answer answer(Call call);
}
