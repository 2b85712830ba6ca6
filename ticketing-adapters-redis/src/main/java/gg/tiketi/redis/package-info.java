/** Redis: what must be fast and shared and may be lost. */
@org.jspecify.annotations.NullMarked
package gg.tiketi.redis;
