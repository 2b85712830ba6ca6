/**
 * The laws as tests: one contract per port, random histories with a referee of their own, races, and for each law a mutant
 * that it kills. Every adapter runs them over its stores.
 */
@org.jspecify.annotations.NullMarked
package gg.tiketi.laws;
