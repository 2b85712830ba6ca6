/** Admission: who may obtain seats now. */
@NullMarked
package gg.tiketi.queue;

import org.jspecify.annotations.NullMarked;
