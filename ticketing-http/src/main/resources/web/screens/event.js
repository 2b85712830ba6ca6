// @ts-check
import * as api from "../core/api.js";
import * as clock from "../core/clock.js";
import { el, fill } from "../core/dom.js";
import { count, countdown, wait } from "../core/format.js";
import { language, t } from "../core/language.js";
import * as live from "../core/live.js";
import { failed, isAborted } from "../core/notice.js";
import { every, screen } from "../core/screen.js";
import { focusHeading, heading } from "../core/title.js";
import { badge, poster, prices, stock, when } from "../parts/event-facts.js";
import { eventSale } from "../parts/event-sale.js";
import { reminder } from "../parts/reminder.js";
/** @import { Place } from "../core/screen.js" */

const POLL = 5_000;
const SOON = 60 * 60_000;

const WHOLE = { include: "seats" };

/** @param {Place} place */
export function prepare(place) {
  api.readAhead(pathOf(place), WHOLE);
}

/** One event: what it is, how much is left, live, and its sale. */
export const { mount, unmount } = screen((root, place, signal) => {
  const path = pathOf(place);
  /** @type {any} */
  let event = null;
  const facts = el("div", { class: "facts" });
  const viewers = el("p", { class: "hint" });
  const opening = el("div", { hidden: true });
  const openingTime = el("p", { class: "opening" });
  /** @type {{update: (name: string, data: any) => void} | null} */
  let sale = null;
  fill(root, el("p", { class: "hint", role: "status" }, t("loading")));
  load();

  async function load() {
    try {
      const answer = await api.get(path, { query: WHOLE, signal });
      event = answer.event;
      show(answer);
      focusHeading(root);
      live.watchEvent(event.id, { hear, joined: reread }, signal);
      live.pollWhileAway(POLL, reread, signal);
      every(500, tick, signal);
    } catch (problem) {
      if (!isAborted(problem)) {
        fill(root, heading(t("event.unknown")), failed(problem, load));
      }
    }
  }

  /** @param {any} answer */
  function show(answer) {
    fill(root, el("article", { class: "event-head" }, poster(event),
        el("div", null, heading(event.title), facts, opening, viewers,
            event.description && el("p", { class: "description" }, event.description))));
    fill(opening, openingTime, reminder(event.id));
    describeFacts();
    tick();
    const part = eventSale(answer, () => event, signal);
    sale = part;
    root.append(part.element);
  }

  function describeFacts() {
    fill(facts, el("p", null, badge(event.status), " ", event.artistName),
        el("dl", null,
            fact(t("event.date"), when(event, event.eventDate), true),
            fact(t("event.venue"), [event.venue, event.address].filter(Boolean).join(", "), true),
            fact(t("event.sale"), el("span", null, when(event, event.saleStartDate), " – ", when(event, event.saleEndDate)),
                true),
            fact(t("event.price"), prices(event)),
            fact(t("event.left"), stock(event))));
  }

  async function reread() {
    try {
      event = (await api.get(path, { signal })).event;
      describeFacts();
    } catch {
      // What is shown stays until the next change or the next poll.
    }
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  function hear(name, data) {
    if (name === "event-updated") {
      event = { ...event, status: data.status, available: data.available };
      describeFacts();
    } else if (name === "room-info") {
      viewers.textContent = t("event.viewers", { count: count(data.userCount, language()) });
    } else if (name === "resync") {
      reread();
    }
    sale?.update(name, data);
  }

  function tick() {
    const left = clock.until(event.saleStartDate);
    opening.hidden = event.status !== "upcoming";
    openingTime.textContent = t("event.opensIn",
        { time: left < SOON ? countdown(left) : wait(left, language()) });
    if (event.status === "upcoming" && left === 0) {
      event = { ...event, status: "on_sale" };
      reread();
    }
  }
});

/** @param {Place} place */
function pathOf(place) {
  return `/api/events/${encodeURIComponent(place.parameters[0])}`;
}

/**
 * @param {string} name
 * @param {Node | string} value
 * @param {boolean} [wide]
 */
function fact(name, value, wide = false) {
  return el("div", { class: wide ? "wide" : null }, el("dt", null, name), el("dd", null, value));
}
