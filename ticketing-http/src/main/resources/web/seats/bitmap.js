// @ts-check

/** The states of a seat as the status endpoint counts them. */
export const AVAILABLE = 0;
export const LOCKED = 1;
export const RESERVED = 2;
export const BLOCKED = 3;

/**
 * Unpacks `2bit-base64`: two bits per seat in layout order, the first seat in the lowest two bits of the first byte, the
 * fifth in the lowest two of the second. What stands behind the last seat is padding.
 *
 * @param {string} base64
 * @param {number} seats how many the layout has
 * @returns {Uint8Array} one state per seat
 */
export function decode(base64, seats) {
  const packed = atob(base64);
  if (packed.length < Math.ceil(seats / 4)) {
    throw new RangeError(`${packed.length} bytes are too few for ${seats} seats`);
  }
  const states = new Uint8Array(seats);
  for (let seat = 0; seat < seats; seat++) {
    states[seat] = (packed.charCodeAt(seat >> 2) >> ((seat & 3) * 2)) & 3;
  }
  return states;
}
