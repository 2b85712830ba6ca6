/**
 * The provable draw of a pre-queue (law W19): a plan that is public before anybody enters, a list of entrants that is frozen
 * before the randomness is revealed, and an order that everybody can compute again. {@code docs/draw.md} specifies every byte.
 */
@NullMarked
package gg.tiketi.queue.draw;

import org.jspecify.annotations.NullMarked;
