/** The command that shows what each policy of expecting demand would have cost: where its shows come from, and its reports. */
@NullMarked
package gg.tiketi.app.backtest;

import org.jspecify.annotations.NullMarked;
