// @ts-check
import { AVAILABLE, LOCKED, RESERVED, decode } from "./bitmap.js";

/**
 * What the names of the live frames say about their seats.
 *
 * @type {Record<string, number>}
 */
const FRAMES = { "seat-released": AVAILABLE, "seat-locked": LOCKED, "seat-reserved": RESERVED };

/**
 * All seats of an event at one version, kept up to date by changes. A gap between the version we have and the one a frame
 * starts from is always noticed.
 */
export class SeatStates {
  /** @param {number} seats */
  constructor(seats) {
    /** @type {Uint8Array} */
    this.states = new Uint8Array(seats);
    this.version = -1;
    /**
     * The frames of one interval carry the same pair of versions, one frame per name. Until the next interval begins we
     * cannot know that we have them all, so this is the version from which a re-read loses nothing.
     */
    this.settled = -1;
  }

  /**
   * Takes a whole snapshot, unless we know more by now.
   *
   * @param {{version: number, seats: string}} snapshot
   */
  replace(snapshot) {
    if (snapshot.version < this.version) {
      return;
    }
    this.states = decode(snapshot.seats, this.states.length);
    this.arrive(snapshot.version);
  }

  /**
   * Takes what a re-read since a version said. An answer older than what we know meanwhile is of no use.
   *
   * @param {{version: number, changes: [number, number][]}} answer
   */
  catchUp(answer) {
    if (answer.version < this.version) {
      return;
    }
    for (const [seat, state] of answer.changes) {
      this.put(seat, state);
    }
    this.arrive(answer.version);
  }

  /**
   * Takes a live frame.
   *
   * @param {string} name
   * @param {{from: number, version: number, seats: number[]}} frame
   * @returns {"applied" | "stale" | "gap"} after a gap the seats must be read again
   */
  hear(name, frame) {
    const sameInterval = frame.from === this.settled && frame.version === this.version;
    if (frame.version <= this.version && !sameInterval) {
      return "stale";
    }
    // A frame that begins before what we know tells nothing wrong: it gives the states as of its own, newer version.
    if (!sameInterval && frame.from > this.version) {
      return "gap";
    }
    for (const seat of frame.seats) {
      this.put(seat, FRAMES[name]);
    }
    this.settled = frame.from;
    this.version = frame.version;
    return "applied";
  }

  /**
   * How many of a run of seats are free.
   *
   * @param {number} first
   * @param {number} seats
   */
  free(first, seats) {
    let free = 0;
    for (let seat = first; seat < first + seats; seat++) {
      free += this.states[seat] === AVAILABLE ? 1 : 0;
    }
    return free;
  }

  /** After a connection was lost: a part of the last interval may be missing, so that frames must not be added to it. */
  doubt() {
    this.version = this.settled;
  }

  /** @param {number} version */
  arrive(version) {
    this.version = version;
    this.settled = version;
  }

  /**
   * @param {number} seat
   * @param {number} state
   */
  put(seat, state) {
    if (seat < this.states.length) {
      this.states[seat] = state;
    }
  }
}

/** @param {string} name */
export function isSeatFrame(name) {
  return name in FRAMES;
}
