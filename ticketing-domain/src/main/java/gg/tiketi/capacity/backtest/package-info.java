/** What each policy would have cost in the past, and artists that are made up to try policies on. */
@NullMarked
package gg.tiketi.capacity.backtest;

import org.jspecify.annotations.NullMarked;
