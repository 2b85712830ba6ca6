package gg.tiketi.capacity.fleet;

import java.time.Instant;

/** Who did something to a plan, when and why. */
public record Stamp(String who, Instant at, String reason) {}
