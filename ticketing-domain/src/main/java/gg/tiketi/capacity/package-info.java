/** How many people come, and how many instances they want: what is recorded, what it teaches, and the rule of sizes. */
@NullMarked
package gg.tiketi.capacity;

import org.jspecify.annotations.NullMarked;
