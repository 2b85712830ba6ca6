/** The fleet: who is expected when, how many instances that takes, and making it so. */
@NullMarked
package gg.tiketi.capacity.fleet;

import org.jspecify.annotations.NullMarked;
