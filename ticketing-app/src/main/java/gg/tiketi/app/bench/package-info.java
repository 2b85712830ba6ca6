/** Measures the server against baselines that run in turns with it on the same machine, and says what was met and what not. */
@NullMarked
package gg.tiketi.app.bench;

import org.jspecify.annotations.NullMarked;
