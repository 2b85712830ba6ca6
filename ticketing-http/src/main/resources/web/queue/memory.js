// @ts-check
/** @import { Receipt } from "./place.js" */

/**
 * What this browser remembers of somebody's place: the ticket, which is a secret and only outlives a reload; where the wait
 * began, to show how far it has come; the receipt of a draw. A browser that stores nothing shows a little less.
 */
export class Memory {
  /**
   * @param {string} eventId
   * @param {string} userId
   */
  constructor(eventId, userId) {
    this.name = `tiketi-queue-${eventId}-${userId}`;
  }

  /** @returns {string | null} */
  ticket() {
    return read(() => sessionStorage, this.name);
  }

  /** @param {string | null} ticket */
  keepTicket(ticket) {
    write(() => sessionStorage, this.name, ticket);
  }

  /** @returns {Receipt | null} */
  receipt() {
    return parse(read(() => localStorage, `${this.name}-receipt`));
  }

  /** @param {Receipt} receipt */
  keepReceipt(receipt) {
    write(() => localStorage, `${this.name}-receipt`, JSON.stringify(receipt));
  }

  /**
   * The greatest position of this wait.
   *
   * @param {number} position where we are now
   */
  start(position) {
    const known = Number(read(() => localStorage, `${this.name}-start`));
    const start = Math.max(known || 0, position);
    if (start !== known) {
      write(() => localStorage, `${this.name}-start`, String(start));
    }
    return start;
  }

  /** The wait is over; another one begins at another place. */
  forgetStart() {
    write(() => localStorage, `${this.name}-start`, null);
  }
}

/**
 * @param {() => Storage} store
 * @param {string} name
 */
function read(store, name) {
  try {
    return store().getItem(name);
  } catch {
    return null;
  }
}

/**
 * @param {() => Storage} store
 * @param {string} name
 * @param {string | null} value
 */
function write(store, name, value) {
  try {
    if (value === null) {
      store().removeItem(name);
    } else {
      store().setItem(name, value);
    }
  } catch {
    // Nothing here is needed to keep the place, which is the server's to remember.
  }
}

/** @param {string | null} text */
function parse(text) {
  try {
    return text === null ? null : JSON.parse(text);
  } catch {
    return null;
  }
}
