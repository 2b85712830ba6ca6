package gg.tiketi.app.bench.audience;

/**
 * Who came.
 *
 * @param joined whose wish to watch was acknowledged
 * @param turnedAway who was refused, or whose connection ended
 * @param seconds how long it took
 */
public record Gathered(int joined, int turnedAway, double seconds) {}
