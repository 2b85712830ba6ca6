/** What is only played, for demonstrations. */
@NullMarked
package gg.tiketi.app.fake;

import org.jspecify.annotations.NullMarked;
