// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { clockTime, count, wait } from "../core/format.js";
import { language, t } from "../core/language.js";
import * as live from "../core/live.js";
import { describe, isAborted, notice, say } from "../core/notice.js";
import { Problem } from "../core/problem.js";
import { every } from "../core/screen.js";
import * as session from "../core/session.js";

const PATIENCE = 4_000;
/** Who is told to wait at the very moment of the opening asks again soon. */
const OPENING = 300;

/**
 * The waiting room of one event. Whoever comes while it is open enters or joins the line by itself; a turn is claimed by
 * itself; while inside, the stay is kept alive as long as the page can be seen.
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
 * @property {{planHash: string, pseudonym: string, nonce: string, leaf: string}} [receipt] of an entry for the draw
 * @property {{token: string, expiresAt: string}} [admission]
 *
 * @param {any} event
 * @param {() => any} latest the event as we know it now
 * @param {() => void} needsLogin
 * @param {AbortSignal} signal
 */
export function waitingRoom(event, latest, needsLogin, signal) {
  const element = el("section", { class: "panel", "aria-labelledby": "queue-title", hidden: true });
  const memory = `tiketi-queue-${event.id}`;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let next;
  let shown = "";
  let asking = false;
  let gone = false;
  /** @type {string | null} */
  let admission = null;
  /** Called when the server has said for the first time where we stand. @type {() => void} */
  let decided = () => {};
  const firstAnswer = new Promise((resolve) => {
    decided = () => resolve(null);
  });
  /** Presses that wait for a turn which is near. @type {Set<() => void>} */
  const presses = new Set();
  api.carry(async () => {
    await firstAnswer;
    if (!admission && shown === "waiting") {
      soon();
      await patience();
    }
    return admission;
  });
  signal.addEventListener("abort", () => {
    clearTimeout(next);
    decided();
    api.carry(async () => null);
  });
  document.addEventListener("visibilitychange", () => document.hidden || soon(), { signal });
  live.watchQueue(event.id, { hear, joined: soon }, signal);
  live.watchAccount(hear, signal);
  soon();
  let status = latest().status;
  every(OPENING, () => {
    if (status !== latest().status) {
      status = latest().status;
      soon();
    }
  }, signal);
  return element;

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

  function soon() {
    clearTimeout(next);
    next = setTimeout(ask, 0);
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  function hear(name, data) {
    if (data?.eventId === event.id && (name === "queue-entry-allowed" || name === "queue-cleared")) {
      soon();
    }
  }

  async function ask() {
    if (asking || gone || signal.aborted || ["ended", "cancelled"].includes(latest().status)) {
      decided();
      return;
    }
    if (!session.current()) {
      decided();
      show("login", el("p", null, t("queue.login")), button("queue.join", needsLogin));
      return;
    }
    asking = true;
    let pause = 5;
    try {
      /** @type {View} */
      const view = await api.queue("check", event.id, sessionStorage.getItem(memory), signal);
      told(view);
      pause = view.pollAfter;
    } catch (problem) {
      failed(problem);
    } finally {
      asking = false;
      decided();
    }
    clearTimeout(next);
    next = setTimeout(ask, presses.size > 0 ? OPENING : pause * 1000 * (0.9 + Math.random() / 5));
  }

  /** @param {View} view */
  function told(view) {
    if (view.ticket) {
      sessionStorage.setItem(memory, view.ticket);
    }
    admission = view.admission?.token ?? null;
    if (admission) {
      presses.forEach((press) => press());
    }
    if (view.state === "waiting") {
      show("waiting", ...line(view), button("queue.leave", leave));
    } else if (view.state === "entered") {
      show("entered", ...entry(view), button("queue.leave", leave));
    } else if (view.state === "called") {
      show("called", el("p", { role: "status" }, t("queue.called")));
      soon();
    } else if (view.state === "none") {
      show("none", el("p", null, t("queue.none")));
    } else {
      hide();
    }
  }

  /** The receipt is the entrant's own proof, so it is shown whole. @param {View} view */
  function entry(view) {
    return [
      el("p", { role: "status" }, t("queue.entered")),
      view.receipt && el("details", null, el("summary", null, t("queue.receipt")),
          el("code", { class: "receipt" }, JSON.stringify(view.receipt))),
      view.message && el("p", null, view.message),
      el("p", { class: "hint" }, t("queue.hint")),
    ];
  }

  /** @param {View} view */
  function line(view) {
    const position = view.position ?? 1;
    const range = view.estimatedWaitRange;
    return [
      el("p", { class: "position", "aria-label": t("queue.position") }, count(position, language())),
      el("p", null, t("queue.ahead", { count: count(position - 1, language()) }), " · ",
          t("queue.behind", { count: count(Math.max(0, view.queueSize - position), language()) })),
      range && el("p", null, t("queue.wait", {
        from: wait(range.from * 1000, language()), to: wait(range.to * 1000, language()),
      }), " · ", t("queue.asOf", { time: clockTime(view.asOf, language()) })),
      view.message && el("p", null, view.message),
      el("p", { class: "hint" }, t("queue.hint")),
    ];
  }

  /** @param {unknown} problem */
  function failed(problem) {
    if (isAborted(problem)) {
      return;
    }
    if (problem instanceof Problem && problem.status === 401) {
      show("login", el("p", null, t("queue.login")), button("queue.join", needsLogin));
    } else {
      show("offline", notice("error", problem instanceof Problem && problem.status === 0
        ? t("queue.offline") : describe(problem)));
    }
  }

  async function leave() {
    gone = true;
    clearTimeout(next);
    try {
      await api.queue("leave", event.id, null, signal);
      sessionStorage.removeItem(memory);
      show("left", el("p", { role: "status" }, t("queue.left")), button("queue.join", () => {
        gone = false;
        soon();
      }));
    } catch (problem) {
      gone = false;
      failed(problem);
      soon();
    }
  }

  /**
   * @param {"queue.join" | "queue.leave"} word
   * @param {() => void} press
   */
  function button(word, press) {
    return el("button", { type: "button", class: "button", on: { click: press } }, t(word));
  }

  /**
   * @param {string} state
   * @param {...(Node | string | null | undefined | false)} children
   */
  function show(state, ...children) {
    element.hidden = false;
    fill(element, el("h2", { id: "queue-title" }, t("queue.title")), ...children);
    shown = state;
  }

  function hide() {
    if (shown === "waiting" || shown === "called") {
      say(t("queue.admitted"));
    }
    shown = "";
    element.hidden = true;
  }
}
