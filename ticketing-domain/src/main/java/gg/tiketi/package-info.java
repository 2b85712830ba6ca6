/** The whole core, wired; see {@link gg.tiketi.Tiketi}. */
@NullMarked
package gg.tiketi;

import org.jspecify.annotations.NullMarked;
