// @ts-check
import * as api from "./api.js";
/** @import { User } from "./api.js" */

/**
 * Who is using this browser. That somebody was logged in is remembered as a mere sign, so that a stranger's visit does not
 * begin with a refused refresh.
 */

const SIGN = "tiketi.signed-in";

/** @type {User | null} */
let user = null;
/** @type {Set<(user: User | null, isAnother: boolean) => void>} */
const listeners = new Set();

api.onSessionEnd(() => become(null));

/** @returns {User | null} */
export function current() {
  return user;
}

/** @param {(user: User | null, isAnother: boolean) => void} listener also called when the same person has another name */
export function onChange(listener) {
  listeners.add(listener);
}

/** Takes up the session of an earlier visit, where there is one. */
export async function restore() {
  if (remembered()) {
    await api.renew().then(become, () => {});
  }
}

/**
 * @param {"login" | "register"} how
 * @param {Record<string, string>} body
 */
export async function open(how, body) {
  become(await api.open(how, body));
}

export async function close() {
  await api.close();
  become(null);
}

/** @param {User | null} next */
function become(next) {
  const changed = user?.id !== next?.id;
  user = next;
  remember(next !== null);
  if (changed) {
    listeners.forEach((listener) => listener(next, true));
  }
}

/** @param {string} name that the person has from now on */
export function rename(name) {
  if (user) {
    user = { ...user, name };
    listeners.forEach((listener) => listener(user, false));
  }
}

function remembered() {
  try {
    return localStorage.getItem(SIGN) !== null;
  } catch {
    return true;
  }
}

/** @param {boolean} signedIn */
function remember(signedIn) {
  try {
    if (signedIn) {
      localStorage.setItem(SIGN, "1");
    } else {
      localStorage.removeItem(SIGN);
    }
  } catch {
    // A browser that stores nothing merely asks the server at each visit.
  }
}
