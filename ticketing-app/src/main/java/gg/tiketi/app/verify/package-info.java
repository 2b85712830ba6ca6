/** Checks the books of a sale with SQL of its own: it shares nothing with what wrote them. */
@NullMarked
package gg.tiketi.app.verify;

import org.jspecify.annotations.NullMarked;
