/** What the commands' HTML pages are made of: one look, and drawings without a script. */
@NullMarked
package gg.tiketi.app.page;

import org.jspecify.annotations.NullMarked;
