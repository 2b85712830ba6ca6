/** Seats, stock and their maps: what is free, what is held, what is sold, and which seats are best. */
@NullMarked
package gg.tiketi.seating;

import org.jspecify.annotations.NullMarked;
