package gg.tiketi.http.route;

import org.jspecify.annotations.Nullable;

/**
 * A way in which a route answers when it does not refuse.
 *
 * @param view the record whose components the answer's members are; {@code byte[].class} where it is no JSON; null where there is
 *     no body
 */
public record Outcome(int status, @Nullable Class<?> view, String says) {}
