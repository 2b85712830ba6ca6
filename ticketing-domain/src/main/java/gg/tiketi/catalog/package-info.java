/** Events, seat layouts, ticket types, their status by the clock, and search. */
@NullMarked
package gg.tiketi.catalog;

import org.jspecify.annotations.NullMarked;
