/** The stores that a single process keeps for itself: a real PostgreSQL and a real Redis in a data folder, watched and healed. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.app.embedded;
