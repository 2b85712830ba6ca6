package gg.tiketi.app.bench.audience;

import gg.tiketi.app.bench.load.Played;

/**
 * What came of it.
 *
 * @param played the holds
 * @param expected how often a seat should have been seen to change: every seat by everybody
 * @param seen how often one was
 * @param p50Millis from the moment at which a hold was asked for until somebody knew
 * @param p99Millis the same
 * @param maxMillis the same
 * @param frames how many frames about seats came
 * @param frameBytes their bytes on the wire, with the heads of the frames
 * @param rereads how often somebody had to read the status again
 * @param left whose socket ended meanwhile
 */
public record Seen(Played played, long expected, long seen, double p50Millis, double p99Millis, double maxMillis,
    long frames, long frameBytes, long rereads, long left) {}
