// @ts-check
import * as clock from "../core/clock.js";
import { el, fill } from "../core/dom.js";
import { clockTime, count, countdown, wait } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice } from "../core/notice.js";
import { every } from "../core/screen.js";
import * as call from "./call.js";
import { drawCheck } from "./draw-check.js";
/** @import { Word } from "../core/language.js" */
/** @import { Phase, Place, Standing, View } from "./place.js" */

const SOON = 60 * 60_000;
/** A changing position is read aloud no more often than this. */
const SPEAK_EVERY = 20_000;

/** @type {Record<string, Word>} */
const CONNECTION = { connected: "queue.connected", reconnecting: "queue.reconnecting", offline: "queue.offline" };

/**
 * What somebody in a waiting room sees. Texts change in place, so that a button under the finger or the focus stays.
 *
 * @param {object} room
 * @param {any} room.event
 * @param {() => any} room.latest the event as we know it now
 * @param {Place} room.place
 * @param {HTMLElement} room.title
 * @param {() => void} room.needsLogin
 * @param {HTMLElement[]} [room.ways] out of here that keep the place
 * @param {AbortSignal} signal
 */
export function roomView({ event, latest, place, title, needsLogin, ways = [] }, signal) {
  const link = el("p", { class: "room-link" });
  const spoken = el("p", { class: "visually-hidden", "aria-live": "polite" });
  const body = el("div", { class: "room-body" });
  const element = el("div", { class: "room" }, el("div", { class: "room-head" }, title, link),
      el("p", { class: "hint" }, event.title), body, spoken);
  const line = lineView();
  const opening = el("p", { class: "opening" });
  const message = el("p", { class: "room-message", hidden: true });
  const problems = el("div", { class: "messages" });
  const dialog = leaveDialog();
  /** @type {Phase | ""} */
  let shown = "";
  let spokenAt = -SPEAK_EVERY;
  tick();
  every(500, tick, signal);
  call.prepare(signal);
  return { element, update };

  /** @param {Standing} standing */
  function update(standing) {
    link.dataset.state = standing.connection;
    link.textContent = t(CONNECTION[standing.connection]);
    message.hidden = !standing.view?.message;
    message.textContent = standing.view?.message ?? "";
    if (standing.phase === "waiting" && standing.view) {
      line.update(standing.view);
      speakPosition(standing.view.position ?? 1);
    }
    if (standing.phase !== shown || standing.phase === "refused") {
      shown = standing.phase;
      fill(body, ...parts(standing));
    }
  }

  /**
   * @param {Standing} standing
   * @returns {(HTMLElement | null | undefined)[]}
   */
  function parts({ phase, problem }) {
    switch (phase) {
      case "asking": return [el("p", { role: "status" }, t("loading"))];
      case "login": return [el("p", null, t("queue.login")), button("queue.join", needsLogin, "primary")];
      case "none": return [opening, el("p", { role: "status" }, t("queue.none")), message, row(ways)];
      case "entered": return [opening, el("p", { role: "status" }, t("queue.entered")), message, draw(), ...waiting()];
      case "waiting": return [opening, line.element, message, draw(), ...waiting()];
      case "called": return [el("p", { class: "room-called", role: "status" }, t("queue.called"))];
      case "left": return [el("p", { role: "status" }, t("queue.left")),
        row([button("queue.join", place.join, "primary"), ...ways])];
      case "over": return [el("p", { role: "status" }, t("queue.over")), row(ways)];
      case "refused": return [notice("error", describe(problem))];
      case "inside": return [el("p", { class: "room-called", role: "status" }, t("queue.admitted"))];
    }
  }

  function draw() {
    return place.memory.receipt() && drawCheck(event.id, place.memory);
  }

  function waiting() {
    const below = title.tagName === "H1" ? "h2" : "h3";
    return [callButton(), el("div", { class: "room-close" }, el(below, null, t("queue.closeTitle")),
        el("p", { class: "hint" }, t("queue.close"))), problems,
      row([...ways, button("queue.leave", () => dialog.showModal())]), dialog];
  }

  function callButton() {
    const note = el("p", { class: "hint", role: "status" });
    const ask = button("queue.notify", async () => {
      await call.want();
      describeCall();
    });
    const describeCall = () => {
      ask.hidden = call.isWanted();
      note.textContent = call.isWanted() ? t(call.isSilenced() ? "queue.soundOnly" : "queue.notified") : "";
    };
    describeCall();
    return el("div", null, ask, note);
  }

  function leaveDialog() {
    const no = el("button", { type: "button", class: "button", on: { click: () => made.close() } }, t("queue.stay"));
    const yes = button("queue.leaveYes", async () => {
      made.close();
      problems.replaceChildren();
      await place.leave().catch((problem) => fill(problems, notice("error", describe(problem))));
    }, "danger");
    const made = el("dialog", { "aria-labelledby": "leave-title" }, el("h2", { id: "leave-title" }, t("queue.leaveTitle")),
        el("p", null, t("queue.leaveText")), row([no, yes]));
    return made;
  }

  function tick() {
    const { status, saleStartDate } = latest();
    const left = clock.until(saleStartDate);
    opening.hidden = status !== "upcoming" || left === 0;
    opening.textContent = t("event.opensIn", { time: left < SOON ? countdown(left) : wait(left, language()) });
  }

  /** @param {number} position */
  function speakPosition(position) {
    if (performance.now() - spokenAt >= SPEAK_EVERY) {
      spokenAt = performance.now();
      spoken.textContent = `${t("queue.position")} ${count(position, language())}`;
    }
  }

  function lineView() {
    const number = el("p", { class: "position" });
    const progress = el("progress", { "aria-label": t("queue.progress") });
    const others = el("p", { class: "room-others" });
    const estimate = el("p", { class: "room-estimate" });
    const asOf = el("p", { class: "hint" });
    return {
      element: el("div", { class: "room-line" }, el("p", { class: "hint" }, t("queue.position")), number, progress, others,
          estimate, asOf),
      /** @param {View} view */
      update(view) {
        const position = view.position ?? 1;
        const start = place.memory.start(position);
        number.textContent = count(position, language());
        progress.max = start;
        progress.value = start - position;
        progress.hidden = latest().status === "upcoming";
        others.textContent = [t("queue.ahead", { count: count(position - 1, language()) }),
          t("queue.behind", { count: count(Math.max(0, view.queueSize - position), language()) })].join(" · ");
        estimate.textContent = range(view);
        asOf.textContent = t("queue.asOf", { time: clockTime(view.asOf, language()) });
      },
    };
  }
}

/** @param {View} view */
function range({ estimatedWaitRange: found }) {
  const text = (/** @type {number} */ seconds) => wait(seconds * 1000, language());
  if (!found) {
    return "";
  }
  const [from, to] = [text(found.from), text(found.to)];
  if (found.to < 60) {
    return t("queue.waitShort");
  }
  return from === to ? t("queue.waitAbout", { time: to }) : t("queue.wait", { from, to });
}

/**
 * @param {Word} word
 * @param {() => void} press
 * @param {string} [kind]
 */
function button(word, press, kind = "") {
  return el("button", { type: "button", class: `button ${kind}`, on: { click: press } }, t(word));
}

/** @param {HTMLElement[]} children */
function row(children) {
  return el("div", { class: "row" }, children);
}
