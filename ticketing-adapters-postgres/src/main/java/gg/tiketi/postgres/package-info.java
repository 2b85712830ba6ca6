/** PostgreSQL, the only truth for seats, stock, money and people. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.postgres;
