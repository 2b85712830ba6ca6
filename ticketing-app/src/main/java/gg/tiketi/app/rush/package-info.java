/** Virtual buyers against a running server: a crowd with habits, every answer checked, everything seen kept and reported. */
@NullMarked
package gg.tiketi.app.rush;

import org.jspecify.annotations.NullMarked;
