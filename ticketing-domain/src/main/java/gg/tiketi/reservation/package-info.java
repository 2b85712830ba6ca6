/** The life of a reservation: limits, holds, expiry, extension, replacement, cancellation. */
@NullMarked
package gg.tiketi.reservation;

import org.jspecify.annotations.NullMarked;
