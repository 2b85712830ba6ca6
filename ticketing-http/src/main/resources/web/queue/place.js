// @ts-check
import * as api from "../core/api.js";
import * as live from "../core/live.js";
import { isAborted } from "../core/notice.js";
import { Problem, backOff, isPassing } from "../core/problem.js";
import { every } from "../core/screen.js";
import * as session from "../core/session.js";
import { Memory } from "./memory.js";
import { tabs } from "./tabs.js";

/** How long a press waits for a turn that is near. */
const PATIENCE = 10_000;
/** Who is told to wait at the very moment of the opening asks again soon. */
const OPENING = 300;
/** A tab that listens takes over when it has heard nothing for two polls and this long. */
const SILENCE = 15_000;

/**
 * Somebody's place in the waiting room of one event, kept up as long as the page lives: whoever comes while it is open
 * enters or joins the line by itself, and a turn is claimed by itself.
 *
 * @typedef {{planHash: string, pseudonym: string, nonce: string, leaf: string}} Receipt of an entry for the draw
 *
 * @typedef {object} View what the server says of our place
 * @property {string} state
 * @property {number} [position]
 * @property {number} queueSize
 * @property {{from: number, to: number}} [estimatedWaitRange] seconds
 * @property {string} asOf
 * @property {number} pollAfter seconds
 * @property {string} [ticket]
 * @property {string} [message]
 * @property {Receipt} [receipt]
 * @property {{token: string, expiresAt: string}} [admission]
 *
 * @typedef {"asking" | "login" | "none" | "entered" | "waiting" | "called" | "inside" | "over" | "left" | "refused"} Phase
 * @typedef {"connected" | "reconnecting" | "offline"} Connection
 *
 * @typedef {object} Standing
 * @property {Phase} phase
 * @property {Connection} connection
 * @property {View | null} view what was said last
 * @property {unknown} [problem] why nothing is known
 *
 * @typedef {ReturnType<typeof placeIn>} Place
 *
 * @param {any} event
 * @param {() => any} latest the event as we know it now
 * @param {(standing: Standing) => void} changed
 * @param {AbortSignal} signal
 */
export function placeIn(event, latest, changed, signal) {
  const user = session.current();
  const memory = new Memory(event.id, user?.id ?? "");
  let failures = 0;
  /** @type {Standing} */
  let standing = { phase: "asking", connection: connection(), view: null };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;
  /** The question that is under way. @type {Promise<number> | null} */
  let asking = null;
  let again = false;
  /** @type {string | null} */
  let admitted = null;
  /** Called when it is known for the first time where we stand. @type {() => void} */
  let decided = () => {};
  const firstAnswer = new Promise((resolve) => {
    decided = () => resolve(null);
  });
  /** Presses that wait for a turn which is near. @type {Set<() => void>} */
  const presses = new Set();
  signal.addEventListener("abort", () => {
    clearTimeout(next);
    decided();
  });
  const team = user ? tabs(`tiketi-queue-${event.id}-${user.id}`, { lead: soon, hear: overheard }, signal) : null;
  if (team) {
    begin();
  } else {
    queueMicrotask(() => settle({ phase: "login" }));
  }
  return { memory, standing: () => standing, admission, leave, join, soon };

  function begin() {
    document.addEventListener("visibilitychange", () => document.hidden || soon(), { signal });
    window.addEventListener("online", soon, { signal });
    window.addEventListener("pageshow", soon, { signal });
    window.addEventListener("offline", () => become({}), { signal });
    live.watchQueue(event.id, { hear, joined: soon }, signal);
    live.watchAccount(hear, signal);
    listen();
    let status = latest().status;
    every(OPENING, () => {
      if (status !== latest().status) {
        status = latest().status;
        soon();
      }
    }, signal);
  }

  /** What booking calls carry, as soon as it is decided. @returns {Promise<string | null>} */
  async function admission() {
    await firstAnswer;
    if (!admitted && standing.phase === "waiting") {
      soon();
      await patience();
    }
    return admitted;
  }

  /** A press waits until we are in, and no longer than a person would. */
  function patience() {
    return new Promise((resolve) => {
      const press = () => {
        presses.delete(press);
        resolve(null);
      };
      presses.add(press);
      setTimeout(press, PATIENCE);
    });
  }

  /** Asks at once, if asking is up to this tab. */
  function soon() {
    if (team?.leads() && standing.phase !== "left") {
      plan(0);
    }
  }

  /** @param {number} milliseconds */
  function plan(milliseconds) {
    clearTimeout(next);
    if (!signal.aborted) {
      next = setTimeout(ask, milliseconds);
    }
  }

  /** Waits for what the working tab tells. */
  function listen() {
    clearTimeout(next);
    if (!signal.aborted) {
      next = setTimeout(() => team?.leads() || team?.take(), (standing.view?.pollAfter ?? 0) * 2_000 + SILENCE);
    }
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  function hear(name, data) {
    if (data?.eventId !== event.id) {
      return;
    }
    const { view, phase } = standing;
    if (name === "queue-entry-allowed" || name === "queue-cleared") {
      soon();
    } else if (view && phase === "waiting" && name === "queue-position") {
      become({ view: { ...view, position: data.position } });
    } else if (view && phase === "waiting" && name === "queue-updated") {
      become({ view: { ...view, queueSize: Math.max(data.queueSize, view.position ?? 0) } });
    }
  }

  /** What another tab of this browser was told. @param {Standing} told */
  function overheard(told) {
    if (team?.leads() && told.phase !== "left") {
      return;
    }
    listen();
    if (told.view) {
      learn(told.view);
    }
    failures = told.connection === "reconnecting" ? 1 : 0;
    become(told);
    decided();
  }

  async function ask() {
    if (signal.aborted || standing.phase === "left" || !team?.leads()) {
      return;
    }
    if (asking) {
      again = true;
    } else if (["ended", "cancelled"].includes(latest().status)) {
      settle({ phase: "over" });
    } else if (!session.current()) {
      settle({ phase: "login" });
    } else {
      again = false;
      asking = answered();
      const pause = await asking;
      asking = null;
      plan(again ? 0 : presses.size > 0 ? OPENING : pause);
    }
  }

  /** @returns {Promise<number>} milliseconds until the next question */
  async function answered() {
    try {
      const view = await api.queue("check", event.id, memory.ticket(), { signal, attempts: 1 });
      if (standing.phase === "left") {
        return PATIENCE;
      }
      failures = 0;
      learn(view);
      settle({ phase: phaseOf(view), view, problem: undefined });
      return view.state === "called" ? 0 : view.pollAfter * 1000 * (0.9 + Math.random() / 5);
    } catch (problem) {
      return failed(problem);
    }
  }

  /** @param {View} view */
  function learn(view) {
    if (view.ticket) {
      memory.keepTicket(view.ticket);
    }
    if (view.receipt) {
      memory.keepReceipt(view.receipt);
    }
    if (phaseOf(view) === "inside") {
      memory.forgetStart();
    }
    admitted = view.admission?.token ?? null;
    if (admitted) {
      presses.forEach((press) => press());
    }
  }

  /**
   * What was known stays on the screen while nobody answers.
   *
   * @param {unknown} problem
   */
  function failed(problem) {
    const refusal = problem instanceof Problem ? problem : null;
    if (isAborted(problem)) {
      return 0;
    }
    failures++;
    if (refusal?.status === 401) {
      settle({ phase: "login" });
    } else if (standing.view && refusal && (isPassing(refusal) || refusal.status === 429)) {
      settle({});
    } else {
      settle({ phase: "refused", problem });
    }
    return Math.max(1_000, backOff(failures, refusal?.retryAfter, Math.random()));
  }

  async function leave() {
    clearTimeout(next);
    const before = standing.phase;
    become({ phase: "left" });
    try {
      // A question that arrived after we left would give us a new place.
      await asking;
      await api.queue("leave", event.id, null, { signal });
      memory.keepTicket(null);
      memory.forgetStart();
      admitted = null;
      settle({ phase: "left", view: null });
    } catch (problem) {
      become({ phase: before });
      soon();
      throw problem;
    }
  }

  function join() {
    become({ phase: "asking", view: null });
    team?.take();
    soon();
  }

  /** The other tabs hear of it. @param {Partial<Standing>} news */
  function settle(news) {
    become(news);
    decided();
    team?.tell({ ...standing, problem: null });
  }

  /** @param {Partial<Standing>} news */
  function become(news) {
    if (!signal.aborted) {
      standing = { ...standing, ...news, connection: connection() };
      changed(standing);
    }
  }

  /** @returns {Connection} */
  function connection() {
    if (!navigator.onLine) {
      return "offline";
    }
    return failures > 0 ? "reconnecting" : "connected";
  }
}

/**
 * @param {View} view
 * @returns {Phase}
 */
function phaseOf({ state }) {
  switch (state) {
    case "waiting": case "entered": case "called": case "none": return state;
    default: return "inside";
  }
}
