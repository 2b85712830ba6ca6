package gg.tiketi.queue.draw;

/**
 * All that is needed to compute a draw again.
 *
 * @param entrantsRoot stands for the list, which is published beside this
 * @param entrants how many there are
 * @param seed of the order
 * @param orderRoot stands for the order
 */
public record DrawCertificate(DrawPlan plan, Hash entrantsRoot, int entrants, Secret revealed, Hash seed,
    Hash orderRoot) {}
