/** Faults on purpose: servers, their database and the wires between them fail by a plan, and one checker reads the books. */
@NullMarked
package gg.tiketi.app.faults;

import org.jspecify.annotations.NullMarked;
