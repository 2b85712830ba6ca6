// @ts-check
import * as api from "./api.js";
import * as session from "./session.js";

/**
 * The only WebSocket. Topics are joined while somebody watches them and joined again after each reconnect, on whatever
 * server answers. Whoever watches re-reads when the socket comes back and polls while it is away.
 *
 * @typedef {object} Topic
 * @property {string} join
 * @property {string} leave
 * @property {() => Record<string, any>} data
 * @property {(name: string, data: any) => void} hear frames of this topic
 * @property {() => void} joined called after each join, when something may have been missed
 */

const QUIET = 25_000;
const SILENCE = 60_000;
const LONGEST_PAUSE = 15_000;
/** A socket that has lived this long was welcome: its end is an accident, not an answer. */
const WELCOME = 10_000;

/** @type {Set<Topic>} */
const topics = new Set();
/** @type {Set<(name: string, data: any) => void>} */
const accountListeners = new Set();
/** @type {WebSocket | null} */
let socket = null;
/** Whether this socket has said who we are; topics are joined after that. */
let greeted = false;
let attempts = 0;
let heardAt = 0;
let openedAt = 0;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let nextTry;
/** @type {ReturnType<typeof setTimeout> | undefined} */
let nextProof;

const PRIVATE = ["reservation-updated", "reservation-expiring", "payment-updated", "session-restored"];

/** Connects now and stays connected. */
export function start() {
  connect();
  setInterval(keepAlive, QUIET / 5);
  session.onChange((_, isAnother) => {
    if (!isAnother) {
      return;
    }
    // A socket is one account's: another person, or nobody, gets another one. One that is not open yet will ask who it is.
    attempts = 0;
    if (socket?.readyState === WebSocket.OPEN) {
      socket.close();
    }
  });
  window.addEventListener("online", hurry);
  document.addEventListener("visibilitychange", hurry);
}

/** Whether changes arrive by themselves at the moment. */
export function isConnected() {
  return greeted && socket?.readyState === WebSocket.OPEN;
}

/**
 * Watches an event's stock and status.
 *
 * @param {string} eventId
 * @param {{hear: (name: string, data: any) => void, joined: () => void}} watcher
 * @param {AbortSignal} signal
 */
export function watchEvent(eventId, watcher, signal) {
  watch({ join: "join-event", leave: "leave-event", data: () => ({ eventId }), ...only(eventId, watcher) }, signal);
}

/**
 * Watches an event's seats.
 *
 * @param {string} eventId
 * @param {{version: () => number, hear: (name: string, data: any) => void, joined: () => void}} watcher
 * @param {AbortSignal} signal
 */
export function watchSeats(eventId, watcher, signal) {
  const data = () => ({ eventId, version: watcher.version() });
  watch({ join: "join-seat-selection", leave: "leave-seat-selection", data, ...only(eventId, watcher) }, signal);
}

/**
 * Watches an event's waiting room.
 *
 * @param {string} eventId
 * @param {{hear: (name: string, data: any) => void, joined: () => void}} watcher
 * @param {AbortSignal} signal
 */
export function watchQueue(eventId, watcher, signal) {
  watch({ join: "join-queue", leave: "leave-queue", data: () => ({ eventId }), ...only(eventId, watcher) }, signal);
}

/**
 * Hears what concerns the logged-in person alone.
 *
 * @param {(name: string, data: any) => void} listener
 * @param {AbortSignal} signal
 */
export function watchAccount(listener, signal) {
  accountListeners.add(listener);
  signal.addEventListener("abort", () => accountListeners.delete(listener));
}

/**
 * The fallback: runs `task` while nothing arrives by itself. Never at the same moment as everybody else.
 *
 * @param {number} milliseconds
 * @param {() => void} task
 * @param {AbortSignal} signal
 */
export function pollWhileAway(milliseconds, task, signal) {
  /** @type {ReturnType<typeof setTimeout>} */
  let timer;
  const plan = () => {
    timer = setTimeout(() => {
      if (!isConnected() && !document.hidden) {
        task();
      }
      plan();
    }, milliseconds * (0.75 + Math.random() / 2));
  };
  plan();
  signal.addEventListener("abort", () => clearTimeout(timer));
}

/**
 * @param {Topic} topic
 * @param {AbortSignal} signal
 */
function watch(topic, signal) {
  topics.add(topic);
  join(topic);
  signal.addEventListener("abort", () => {
    topics.delete(topic);
    send(topic.leave, topic.data());
  });
}

/**
 * @param {string} eventId
 * @param {{hear: (name: string, data: any) => void, joined: () => void}} watcher
 */
function only(eventId, watcher) {
  return {
    joined: watcher.joined,
    /** @type {(name: string, data: any) => void} */
    hear: (name, data) => {
      if (data?.eventId === eventId) {
        watcher.hear(name, data);
      }
    },
  };
}

function connect() {
  clearTimeout(nextTry);
  const scheme = location.protocol === "https:" ? "wss" : "ws";
  const opening = new WebSocket(`${scheme}://${location.host}/ws`);
  socket = opening;
  opening.addEventListener("open", () => greet(opening));
  opening.addEventListener("message", (message) => hear(message.data));
  opening.addEventListener("close", () => {
    if (socket === opening) {
      retry();
    }
  });
}

/** @param {WebSocket} opened */
async function greet(opened) {
  heardAt = performance.now();
  openedAt = heardAt;
  await prove();
  if (socket === opened) {
    greeted = true;
    topics.forEach(join);
  }
}

/** Tells the socket who we are, and again before the token runs out. */
async function prove() {
  clearTimeout(nextProof);
  const token = session.current() ? await api.freshToken().catch(() => null) : null;
  if (token) {
    send("authenticate", { token });
    nextProof = setTimeout(prove, Math.max(5_000, api.tokenTime()));
  }
}

/** @param {Topic} topic */
function join(topic) {
  if (greeted && send(topic.join, topic.data())) {
    topic.joined();
  }
}

/** @param {string} text */
function hear(text) {
  heardAt = performance.now();
  const { event, data } = JSON.parse(text);
  if (PRIVATE.includes(event)) {
    accountListeners.forEach((listener) => listener(event, data));
  } else {
    topics.forEach((topic) => topic.hear(event, data));
  }
}

/**
 * @param {string} event
 * @param {Record<string, any>} data
 * @returns {boolean} whether it left
 */
function send(event, data) {
  if (!socket || socket.readyState !== WebSocket.OPEN) {
    return false;
  }
  socket.send(JSON.stringify({ event, data }));
  return true;
}

function keepAlive() {
  const silent = performance.now() - heardAt;
  if (greeted && performance.now() - openedAt > WELCOME) {
    attempts = 0;
  }
  if (greeted && silent > SILENCE) {
    socket?.close();
    retry();
  } else if (greeted && silent > QUIET) {
    send("ping", {});
  }
}

function retry() {
  socket = null;
  greeted = false;
  clearTimeout(nextProof);
  clearTimeout(nextTry);
  const pause = Math.min(LONGEST_PAUSE, 250 * 2 ** attempts++);
  nextTry = setTimeout(connect, pause * (0.5 + Math.random()));
}

function hurry() {
  if (!socket && !document.hidden) {
    attempts = 0;
    connect();
  }
}
