/**
 * A whole sale in virtual time over the production services and their in-memory stores: people who come, wait, hold and pay, a fleet that
 * grows, faults, and a referee who shares no code with what it judges.
 */
@NullMarked
package gg.tiketi.simulation;

import org.jspecify.annotations.NullMarked;
