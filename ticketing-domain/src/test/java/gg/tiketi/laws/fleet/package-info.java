/** The laws of the fleet, and a season of sales to try them in. */
@NullMarked
package gg.tiketi.laws.fleet;

import org.jspecify.annotations.NullMarked;
