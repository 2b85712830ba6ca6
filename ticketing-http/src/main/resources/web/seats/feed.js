// @ts-check
import * as api from "../core/api.js";
import * as live from "../core/live.js";
import { isSeatFrame } from "./states.js";
/** @import { SeatStates } from "./states.js" */

const POLL = 3_000;

/**
 * Keeps seat states true: a snapshot first, then live frames, a re-read after every gap and reconnect, and polling while
 * there is no socket.
 */
export class SeatFeed {
  /**
   * @param {string} eventId
   * @param {SeatStates} seats
   * @param {() => void} changed
   * @param {AbortSignal} signal
   */
  constructor(eventId, seats, changed, signal) {
    this.path = `/api/seats/events/${encodeURIComponent(eventId)}/status`;
    this.eventId = eventId;
    this.seats = seats;
    this.changed = changed;
    this.signal = signal;
    this.reading = false;
    this.again = false;
  }

  /**
   * Follows from a first snapshot on.
   *
   * @param {{version: number, seats: string}} snapshot
   */
  start(snapshot) {
    this.seats.replace(snapshot);
    this.changed();
    live.watchSeats(this.eventId, {
      version: () => this.seats.settled,
      hear: (name, data) => this.hear(name, data),
      joined: () => {
        this.seats.doubt();
        this.reread();
      },
    }, this.signal);
    live.pollWhileAway(POLL, () => this.reread(), this.signal);
  }

  /** After a call of our own: with a socket the news are on their way, without one nobody would bring them. */
  touch() {
    if (!live.isConnected()) {
      this.reread();
    }
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  hear(name, data) {
    if (isSeatFrame(name)) {
      const outcome = this.seats.hear(name, data);
      if (outcome === "gap") {
        this.reread();
      } else if (outcome === "applied") {
        this.changed();
      }
    } else if (name === "resync") {
      this.reread();
    }
  }

  /** One re-read at a time; a wish for another while one is under way is granted after it. */
  async reread() {
    if (this.reading) {
      this.again = true;
      return;
    }
    this.reading = true;
    try {
      do {
        this.again = false;
        await this.read();
      } while (this.again && !this.signal.aborted);
    } catch {
      // The next frame, the next poll or the next connection finds the same gap and reads again.
    } finally {
      this.reading = false;
    }
  }

  async read() {
    const since = this.seats.settled < 0 ? undefined : this.seats.settled;
    const answer = await api.get(this.path, { query: { since }, signal: this.signal });
    if (Array.isArray(answer.changes)) {
      this.seats.catchUp(answer);
    } else {
      this.seats.replace(answer);
    }
    this.changed();
  }
}
