package gg.tiketi.http.route;

import gg.tiketi.http.shape.ParsedShape;

/**
 * A variable segment of a path. What its shape cannot read names nothing, so it is answered 404.
 *
 * @param <T> what the segment names
 */
public record PathId<T>(String name, ParsedShape<T> shape, String says) {}
