// @ts-check
import { AVAILABLE } from "./bitmap.js";

/** Who could star everything would be told about everything. */
export const MOST_STARS = 10;

/**
 * The seats of one event that somebody keeps an eye on. This browser remembers them, and how each was when it was last seen:
 * a seat that was taken then and is free now is news, even if that happened while nobody looked. A seat that is given back by
 * its own watcher is none.
 *
 * @typedef {"free" | "taken" | "ours"} Seen
 *
 * @typedef {object} Store
 * @property {() => string | null} read
 * @property {(text: string) => void} write
 */
export class Stars {
  /**
   * @param {Store} store
   * @param {number} seats how many the layout has
   */
  constructor(store, seats) {
    this.store = store;
    /** @type {Map<number, Seen>} */
    this.seen = new Map(remembered(store.read(), seats));
  }

  /** @returns {number[]} in layout order */
  all() {
    return [...this.seen.keys()].sort((a, b) => a - b);
  }

  /** @param {number} seat */
  has(seat) {
    return this.seen.has(seat);
  }

  isFull() {
    return this.seen.size >= MOST_STARS;
  }

  /**
   * Stars a seat, or no longer.
   *
   * @param {number} seat
   * @param {number} state of the seat now
   * @returns {boolean} false where there are ten already
   */
  toggle(seat, state) {
    if (!this.seen.delete(seat)) {
      if (this.isFull()) {
        return false;
      }
      this.seen.set(seat, state === AVAILABLE ? "free" : "taken");
    }
    this.save();
    return true;
  }

  /**
   * Looks at the seats as they are now.
   *
   * @param {Uint8Array} states
   * @param {(seat: number) => boolean} isOurs whether this person wants or holds it
   * @returns {number[]} those that have become free since the last look
   */
  look(states, isOurs) {
    /** @type {number[]} */
    const freed = [];
    let changed = false;
    for (const [seat, before] of this.seen) {
      const now = sight(before, states[seat], isOurs(seat));
      if (before === "taken" && now === "free") {
        freed.push(seat);
      }
      changed ||= now !== before;
      this.seen.set(seat, now);
    }
    if (changed) {
      this.save();
    }
    return freed.sort((a, b) => a - b);
  }

  save() {
    this.store.write(JSON.stringify([...this.seen]));
  }
}

/**
 * What was ours stays ours until it is seen free: the news that we gave it back comes later than our own knowledge of it.
 *
 * @param {Seen} before
 * @param {number} state
 * @param {boolean} isOurs
 * @returns {Seen}
 */
function sight(before, state, isOurs) {
  if (isOurs) {
    return "ours";
  }
  if (state === AVAILABLE) {
    return "free";
  }
  return before === "ours" ? "ours" : "taken";
}

/**
 * What the store holds may be of an older layout, or anything.
 *
 * @param {string | null} text
 * @param {number} seats
 * @returns {[number, Seen][]}
 */
function remembered(text, seats) {
  try {
    const read = JSON.parse(text ?? "[]");
    return read.filter((/** @type {any} */ each) => Number.isInteger(each[0]) && each[0] >= 0 && each[0] < seats
        && ["free", "taken", "ours"].includes(each[1])).slice(0, MOST_STARS);
  } catch {
    return [];
  }
}
