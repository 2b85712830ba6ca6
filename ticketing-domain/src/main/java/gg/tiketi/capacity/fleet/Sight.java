package gg.tiketi.capacity.fleet;

import java.util.Optional;

/**
 * What a tick sees.
 *
 * @param group as its keeper tells it
 * @param crowd who is there; empty when nobody knows
 */
public record Sight(Look group, Optional<Crowd> crowd) {}
