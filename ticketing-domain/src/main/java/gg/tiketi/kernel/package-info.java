/** What every capability shares: ids, money, facts and the feed. It knows nobody. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.kernel;
