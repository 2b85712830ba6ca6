/** The load generator: a process of its own that plays requests written beforehand, as cheaply as can be. */
@NullMarked
package gg.tiketi.app.bench.load;

import org.jspecify.annotations.NullMarked;
