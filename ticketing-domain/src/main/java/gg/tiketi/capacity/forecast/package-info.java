/** How many people will come: policies that answer from history alone, and what they answer. */
@NullMarked
package gg.tiketi.capacity.forecast;

import org.jspecify.annotations.NullMarked;
