/** The laws of capacity, written once against its ports and proved over every adapter. */
@NullMarked
package gg.tiketi.laws.capacity;

import org.jspecify.annotations.NullMarked;
