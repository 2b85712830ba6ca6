// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice, say } from "../core/notice.js";
import { ring } from "../queue/call.js";
import { drawCheck } from "../queue/draw-check.js";
import { placeIn } from "../queue/place.js";
import { roomView } from "../queue/room.js";
/** @import { Phase, Standing } from "../queue/place.js" */

/** While these last there is nothing to do here but wait. @type {Phase[]} */
const WAITS = ["entered", "waiting", "called"];

/** A wait shorter than this, as of who comes first to a sale, needs no layer that flashes up. Milliseconds. */
const GRACE = 1_500;

/**
 * The waiting room over the page of an event: a layer on the whole screen while one waits, which can be laid aside to look
 * at the page, and a strip on the page that brings it back.
 *
 * @param {any} event
 * @param {() => any} latest the event as we know it now
 * @param {{needsLogin: () => void, isHolding: () => boolean}} page whoever holds something has better to do than to wait
 * @param {AbortSignal} signal
 */
export function waitingRoom(event, latest, page, signal) {
  const strip = el("section", { class: "panel room-strip", "aria-labelledby": "strip-title", hidden: true });
  const text = el("p", { role: "status" });
  const title = el("h2", { id: "queue-title", tabindex: -1 }, t("queue.title"));
  const aside = el("button", { type: "button", class: "button", on: { click: () => layer.close() } }, t("queue.aside"));
  const place = placeIn(event, latest, changed, signal);
  const room = roomView({ event, latest, place, title, needsLogin: page.needsLogin, ways: [aside] }, signal);
  const layer = el("dialog", { class: "room-layer", "aria-labelledby": "queue-title" }, room.element);
  const element = el("div", { class: "stack" }, strip, layer);
  const pageTitle = document.title;
  let laidAside = false;
  /** Who came back to a place sees the layer at once. */
  let grace = place.memory.ticket() === null ? GRACE : 0;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let opening;
  /** @type {Phase} */
  let shown = "asking";
  /** What the strip says, so that it is built anew only for something else. @type {Phase | ""} */
  let drawn = "";
  layer.addEventListener("close", () => {
    laidAside = true;
    draw(place.standing());
  });
  api.carry(place.admission);
  signal.addEventListener("abort", () => {
    layer.close();
    api.carry(async () => null);
  });
  return element;

  /** @param {Standing} standing */
  function changed(standing) {
    const before = shown;
    shown = standing.phase;
    const waits = WAITS.includes(shown);
    document.title = waits && standing.view?.position ? `(${count(standing.view.position, language())}) ${pageTitle}` : pageTitle;
    if (waits && !WAITS.includes(before)) {
      laidAside = page.isHolding();
    } else if (WAITS.includes(before) && shown === "inside") {
      say(t("queue.admitted"));
      ring(t("queue.calledShort"), event.title, "tiketi-turn");
    }
    room.update(standing);
    if (waits && !layer.open) {
      opening ??= setTimeout(show, grace);
    } else if (!waits && layer.open) {
      layer.close();
    }
    draw(standing);
  }

  /** The layer, if one still waits. */
  function show() {
    opening = undefined;
    grace = 0;
    if (!signal.aborted && WAITS.includes(shown) && !laidAside && !layer.open && layer.isConnected) {
      layer.showModal();
      title.focus();
    }
  }

  /** The strip on the page. @param {Standing} standing */
  function draw(standing) {
    const { phase, view, problem } = standing;
    const entered = phase === "inside" && place.memory.receipt() !== null;
    strip.dataset.phase = phase;
    // While the layer tells everything, or may open in a moment, a strip would only push the page about.
    strip.hidden = phase === "asking" || phase === "over" || (phase === "inside" && !entered)
        || (WAITS.includes(phase) && !laidAside);
    text.textContent = summary(standing);
    if (!strip.hidden && (phase !== drawn || phase === "refused")) {
      fill(strip, el("h2", { id: "strip-title" }, t("queue.title")),
          phase === "refused" ? notice("error", describe(problem)) : text,
          view?.message && el("p", null, view.message), entered && drawCheck(event.id, place.memory), action(phase));
    }
    drawn = strip.hidden ? "" : phase;
  }

  /** @param {Phase} phase */
  function action(phase) {
    switch (phase) {
      case "login": return button(t("queue.join"), page.needsLogin);
      case "left": return button(t("queue.join"), place.join);
      case "entered": case "waiting": case "called": return button(t("queue.show"), () => {
        laidAside = false;
        changed(place.standing());
      });
      default: return null;
    }
  }
}

/** @param {Standing} standing */
function summary({ phase, view }) {
  switch (phase) {
    case "login": return t("queue.login");
    case "none": return t("queue.none");
    case "left": return t("queue.left");
    case "entered": return t("queue.entered");
    case "called": return t("queue.called");
    case "inside": return t("queue.admitted");
    case "waiting": return `${t("queue.position")} ${count(view?.position ?? 1, language())}`;
    default: return "";
  }
}

/**
 * @param {string} text
 * @param {() => void} press
 */
function button(text, press) {
  return el("p", null, el("button", { type: "button", class: "button", on: { click: press } }, text));
}
