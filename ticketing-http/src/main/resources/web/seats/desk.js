// @ts-check

/**
 * The seats that this person wants and holds in one event. A click holds: the first seat makes a reservation, each further
 * one replaces its seats, giving back the last cancels it. Clicks during a call are gathered into the next one, so that calls
 * never overtake each other.
 *
 * @typedef {import("../parts/reservation.js").Reservation} Hold
 *
 * @typedef {object} Booking how the desk reaches the server
 * @property {(seatIds: string[]) => Promise<Hold>} reserve
 * @property {(wish: {count: number, section?: string, maxPrice?: number}) => Promise<Hold>} reserveBest
 * @property {(id: string, seatIds: string[]) => Promise<Hold>} replace
 * @property {(id: string) => Promise<void>} cancel
 *
 * @typedef {object} Listener
 * @property {() => void} changed something about wishes or the hold
 * @property {(problem: any) => void} refused the wish was not granted; the hold is as before, or gone
 */
export class SeatDesk {
  /**
   * @param {Booking} booking
   * @param {Listener} listener
   */
  constructor(booking, listener) {
    this.booking = booking;
    this.listener = listener;
    /** @type {Hold | null} */
    this.hold = null;
    /** @type {Set<number>} */
    this.wanted = new Set();
    this.busy = false;
  }

  /** @param {number} seat */
  holds(seat) {
    return seatsOf(this.hold).has(seat);
  }

  /** All that this person wants or holds. */
  ours() {
    return this.wanted.size === 0 && !this.hold ? NONE : new Set([...this.wanted, ...seatsOf(this.hold)]);
  }

  /** @param {number} seat */
  wants(seat) {
    return this.wanted.has(seat);
  }

  /** @param {number} seat */
  toggle(seat) {
    const next = new Set(this.wanted);
    if (!next.delete(seat)) {
      next.add(seat);
    }
    this.want(next);
  }

  /** @param {Iterable<number>} seats all that are wanted from now on */
  want(seats) {
    this.wanted = new Set(seats);
    this.listener.changed();
    this.work();
  }

  /** @param {{count: number, section?: string, maxPrice?: number}} wish */
  async wantBest(wish) {
    if (this.busy || this.hold) {
      return;
    }
    await this.during(async () => this.take(await this.booking.reserveBest(wish)));
  }

  /**
   * Takes up a hold that the server knows, or the news that there is none. While a call of ours is under way its answer is
   * the newer one.
   *
   * @param {Hold | null} hold
   */
  restore(hold) {
    if (!this.busy) {
      this.take(hold);
      this.listener.changed();
    }
  }

  async work() {
    if (!this.busy) {
      await this.during(async () => {
        while (!this.isSettled()) {
          await this.step();
        }
      });
    }
  }

  async step() {
    const asked = new Set(this.wanted);
    const hold = await this.call(asked);
    const changedMeanwhile = !same(asked, this.wanted);
    const wanted = this.wanted;
    this.take(hold);
    if (changedMeanwhile) {
      this.wanted = wanted;
    }
    this.listener.changed();
  }

  /**
   * @param {Set<number>} asked
   * @returns {Promise<Hold | null>}
   */
  async call(asked) {
    const seatIds = [...asked].sort((a, b) => a - b).map(String);
    if (!this.hold) {
      return this.booking.reserve(seatIds);
    }
    if (seatIds.length > 0) {
      return this.booking.replace(this.hold.id, seatIds);
    }
    await this.booking.cancel(this.hold.id);
    return null;
  }

  /** @param {() => Promise<void>} task */
  async during(task) {
    this.busy = true;
    this.listener.changed();
    try {
      await task();
    } catch (problem) {
      this.refuse(problem);
    } finally {
      this.busy = false;
      this.listener.changed();
    }
  }

  /** @param {any} problem */
  refuse(problem) {
    const gone = problem?.code === "reservation_expired" || problem?.code === "not_found";
    this.take(gone ? null : this.hold);
    this.listener.refused(problem);
  }

  /** @param {Hold | null} hold */
  take(hold) {
    this.hold = hold;
    this.wanted = seatsOf(hold);
  }

  isSettled() {
    return same(seatsOf(this.hold), this.wanted);
  }
}

/** @type {Set<number>} */
const NONE = new Set();

/** @param {Hold | null} hold */
function seatsOf(hold) {
  return new Set(hold?.seats?.map((seat) => Number(seat.id)) ?? []);
}

/**
 * @param {Set<number>} one
 * @param {Set<number>} other
 */
function same(one, other) {
  return one.size === other.size && [...one].every((seat) => other.has(seat));
}
