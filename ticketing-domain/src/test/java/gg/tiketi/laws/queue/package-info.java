/** The laws of the waiting room, written once against its ports and proved over every adapter. */
@NullMarked
package gg.tiketi.laws.queue;

import org.jspecify.annotations.NullMarked;
