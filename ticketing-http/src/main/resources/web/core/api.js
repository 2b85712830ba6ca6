// @ts-check
import * as clock from "./clock.js";
import { language } from "./language.js";
import { Problem, backOff, isPassing } from "./problem.js";

/**
 * The only place that talks HTTP. It carries the access token, which lives in this page's memory alone, renews it by the
 * refresh cookie, which no script can read, and repeats what may be repeated.
 *
 * @typedef {object} User
 * @property {string} id
 * @property {string} email
 * @property {string} name
 * @property {string} role
 *
 * @typedef {object} Call
 * @property {any} [body]
 * @property {Record<string, any>} [query] empty members are left out
 * @property {AbortSignal} [signal]
 * @property {string} [key] the Idempotency-Key
 * @property {Record<string, string>} [headers] more of them
 * @property {number} [attempts] of a caller that repeats by itself: 1
 */

const PATIENCE = 20_000;
const ATTEMPTS = 5;
/** A token that has less than this left is renewed before it is used. */
const NEARLY = 30_000;

/** @type {{token: string, expiresAt: string} | null} */
let access = null;
/** @type {Promise<User> | null} */
let renewing = null;
/** What the waiting room of the event on the screen gives us, as soon as it has decided. @type {() => Promise<string | null>} */
let admission = async () => null;
/** @type {() => void} */
let sessionEnded = () => {};
/** Answers that were asked for before a screen needed them, by address. @type {Map<string, Promise<any>>} */
const ahead = new Map();

/** @param {() => void} listener called when the server no longer knows our session */
export function onSessionEnd(listener) {
  sessionEnded = listener;
}

/**
 * @param {string} path
 * @param {Pick<Call, "query" | "signal">} [call]
 * @returns {Promise<any>}
 */
export async function get(path, call = {}) {
  const early = ahead.get(path + search(call.query));
  if (early) {
    const answer = await early;
    call.signal?.throwIfAborted();
    return answer ?? repeated("GET", path, call);
  }
  return repeated("GET", path, call);
}

/**
 * Asks for something that everybody may read, so that it comes while we still learn who is asking.
 *
 * @param {string} path
 * @param {Call["query"]} [query]
 */
export function readAhead(path, query) {
  ahead.set(path + search(query), once("GET", path, { query }, null).catch(() => null));
}

/** What nobody took is out of date soon. */
export function forgetAhead() {
  ahead.clear();
}

/**
 * A booking call: the same key for all its repetitions, so that a lost answer never books twice.
 *
 * @param {"POST" | "PUT"} method
 * @param {string} path
 * @param {any} [body]
 * @param {string} [key] of an earlier try of the same call whose end is not known
 * @returns {Promise<any>}
 */
export function book(method, path, body, key = newKey()) {
  return repeated(method, path, { body, key });
}

/**
 * A call that changes something to what it says. One answer that is lost is not asked for again here: pressing again is safe.
 *
 * @param {"POST" | "PATCH" | "DELETE"} method
 * @param {string} path
 * @param {any} [body]
 * @returns {Promise<any>}
 */
export function change(method, path, body) {
  return repeated(method, path, { body, attempts: 1 });
}

/** @param {() => Promise<string | null>} given tells the admission that booking calls carry from now on */
export function carry(given) {
  admission = given;
}

/**
 * A call of the waiting room: repeating it does nothing twice.
 *
 * @param {"check" | "leave"} verb
 * @param {string} eventId
 * @param {string | null} ticket
 * @param {Pick<Call, "signal" | "attempts">} call
 * @returns {Promise<any>}
 */
export function queue(verb, eventId, ticket, call) {
  const headers = ticket ? { "Queue-Ticket": ticket } : undefined;
  return repeated("POST", `/api/queue/${verb}/${encodeURIComponent(eventId)}`, { ...call, body: {}, headers });
}

/** A key for one booking call and its repetitions. */
export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/**
 * Opens a session by `login` or `register`.
 *
 * @param {"login" | "register"} how
 * @param {Record<string, string>} body
 * @returns {Promise<User>}
 */
export async function open(how, body) {
  return entered(await once("POST", `/api/auth/${how}`, { body }, null));
}

/** Ends the session here and at the server, as far as the server can be reached. */
export async function close() {
  access = null;
  await inTurn(() => once("POST", "/api/auth/logout", {}, null)).catch(() => {});
}

/**
 * Renews the access token by the refresh cookie; calls at the same time share one renewal.
 *
 * @returns {Promise<User>}
 */
export function renew() {
  renewing ??= inTurn(async () => entered(await once("POST", "/api/auth/refresh", {}, null)))
      .catch(forget).finally(() => {
        renewing = null;
      });
  return renewing;
}

/** @returns {Promise<string | null>} an access token with time left, or null for somebody unknown */
export async function freshToken() {
  if (access && clock.until(access.expiresAt) < NEARLY) {
    await renew();
  }
  return access?.token ?? null;
}

/** Milliseconds that the access token still has before it must be renewed. */
export function tokenTime() {
  return access ? Math.max(0, clock.until(access.expiresAt) - NEARLY) : 0;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Call} call
 */
async function repeated(method, path, call) {
  for (let attempt = 0;; attempt++) {
    try {
      return await authorized(method, path, call);
    } catch (problem) {
      if (!(problem instanceof Problem) || !isPassing(problem) || attempt + 1 >= (call.attempts ?? ATTEMPTS)) {
        throw problem;
      }
      await pause(backOff(attempt, problem.retryAfter, Math.random()), call.signal);
    }
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Call} call
 */
async function authorized(method, path, call) {
  const token = await freshToken();
  try {
    return await once(method, path, call, token);
  } catch (problem) {
    // A wrong password is nothing that another token could right.
    if (!token || !(problem instanceof Problem) || problem.status !== 401 || problem.code === "invalid_credentials") {
      throw problem;
    }
    await renew();
    return once(method, path, call, access?.token ?? null);
  }
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Call} call
 * @param {string | null} token
 */
async function once(method, path, call, token) {
  const response = await exchange(method, path, call, token);
  clock.learn(response.headers.get("Date"));
  const body = await content(response);
  if (!response.ok) {
    throw new Problem(response.status, body, Number(response.headers.get("Retry-After")) || undefined);
  }
  clock.learn(body.reservation?.serverTime);
  return body;
}

/**
 * @param {string} method
 * @param {string} path
 * @param {Call} call
 * @param {string | null} token
 * @returns {Promise<Response>}
 */
async function exchange(method, path, call, token) {
  /** @type {Record<string, string>} */
  const headers = { "Accept": "application/json", "Accept-Language": language(), ...call.headers };
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  if (call.key) {
    headers["Idempotency-Key"] = call.key;
    const admitted = await admission();
    if (admitted) {
      headers.Admission = admitted;
    }
  }
  if (call.body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  const limit = AbortSignal.timeout(PATIENCE);
  const signal = call.signal ? AbortSignal.any([call.signal, limit]) : limit;
  try {
    return await fetch(path + search(call.query), {
      method, headers, signal, body: call.body === undefined ? undefined : JSON.stringify(call.body),
    });
  } catch (failure) {
    call.signal?.throwIfAborted();
    throw new Problem(0, { code: "unreachable", title: String(failure) });
  }
}

/** @param {Response} response */
async function content(response) {
  const isJson = /[/+]json\b/.test(response.headers.get("Content-Type") ?? "");
  try {
    return isJson ? await response.json() : {};
  } catch (failure) {
    throw new Problem(0, { code: "unreachable", title: String(failure) });
  }
}

/** @param {Record<string, any> | undefined} query */
function search(query) {
  const kept = Object.entries(query ?? {}).filter(([, value]) => value !== undefined && value !== null && value !== "");
  return kept.length === 0 ? "" : "?" + new URLSearchParams(kept.map(([name, value]) => [name, String(value)]));
}

/** @param {any} answer */
function entered(answer) {
  access = { token: answer.token, expiresAt: answer.expiresAt };
  return answer.user;
}

/**
 * @param {unknown} problem
 * @returns {never}
 */
function forget(problem) {
  if (problem instanceof Problem && problem.status >= 400 && problem.status < 500 && problem.status !== 429) {
    access = null;
    sessionEnded();
  }
  throw problem;
}

/**
 * One tab at a time: a refresh token that is used twice looks stolen, and all tabs share the cookie. Pages from an address
 * that the browser does not trust have no locks; they take the risk.
 *
 * @template T
 * @param {() => Promise<T>} task
 * @returns {Promise<T>}
 */
async function inTurn(task) {
  return navigator.locks ? navigator.locks.request("tiketi-session", task) : task();
}

/**
 * @param {number} milliseconds
 * @param {AbortSignal} [signal]
 * @returns {Promise<void>}
 */
function pause(milliseconds, signal) {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds);
    signal?.addEventListener("abort", () => {
      clearTimeout(timer);
      reject(signal.reason);
    });
  });
}
