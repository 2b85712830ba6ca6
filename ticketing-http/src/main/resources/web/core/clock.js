// @ts-check

/**
 * The server's clock, as far as its answers have told it. It runs on the browser's monotonic time: a wrong or moved wall
 * clock neither shortens nor lengthens a hold on the screen.
 *
 * An answer names a time at or before its arrival, a repeated answer one long before. So each is a lower bound, the greatest
 * is the best, and it is late by no more than the quickest answer took.
 */

/** Server time minus monotonic time, in milliseconds. */
let offset = Date.now() - ticks();
let told = false;

/**
 * Learns from a time that an answer carried.
 *
 * @param {string | null | undefined} time as in `serverTime` or in the `Date` header
 */
export function learn(time) {
  const bound = Date.parse(time ?? "") - ticks();
  if (!Number.isNaN(bound) && (!told || bound > offset)) {
    offset = bound;
    told = true;
  }
}

/** The server's time in milliseconds since 1970. */
export function now() {
  return offset + ticks();
}

/**
 * How long until an instant of the server's clock.
 *
 * @param {string} instant RFC 3339
 * @returns {number} milliseconds, never negative
 */
export function until(instant) {
  return Math.max(0, Date.parse(instant) - now());
}

function ticks() {
  return performance.now();
}
