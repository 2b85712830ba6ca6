// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import { failed, isAborted, say } from "../core/notice.js";
import * as router from "../core/router.js";
import { screen } from "../core/screen.js";
import { heading } from "../core/title.js";
import { STATUSES, badge, poster, prices, statusName, stock, when } from "../parts/event-facts.js";
import { filterForm, filters } from "../parts/filter-form.js";
import { nextOpening } from "../parts/next-opening.js";
import { pages } from "../parts/pages.js";
/** @import { Place } from "../core/screen.js" */
/** @import { Word } from "../core/language.js" */

const PER_PAGE = 12;

/** @type {{status: string, title: Word}[]} */
const OVERVIEW = [{ status: "on_sale", title: "events.onSale" }, { status: "upcoming", title: "events.upcoming" }];

/** @param {Place} place */
export function prepare({ query }) {
  questions(query).forEach((each) => api.readAhead("/api/events", each));
}

/** The events: what is on sale and what opens soon, or what the address looks for. */
export const { mount, unmount } = screen((root, place, signal) => {
  const results = el("div", { "aria-busy": "true" });
  fill(root, el("div", { class: "home-head" }, heading(t("events.title")), filterForm(place.query, search),
      chips(place.query)), results);
  load();

  /** @param {URLSearchParams} query */
  function search(query) {
    router.go(query.size > 0 ? `/?${query}` : "/");
  }

  async function load() {
    try {
      fill(results, await (place.query.size === 0 ? overview() : found()));
    } catch (problem) {
      if (!isAborted(problem)) {
        fill(results, failed(problem, load));
      }
    }
    results.removeAttribute("aria-busy");
  }

  async function overview() {
    const answers = await Promise.all(questions(place.query).map((query) => api.get("/api/events", { query, signal })));
    const upcoming = answers[OVERVIEW.findIndex(({ status }) => status === "upcoming")].events;
    const groups = OVERVIEW.map(({ title }, index) => el("section", null,
        el("h2", null, t(title)), cards(answers[index].events)));
    return [nextOpening(upcoming, signal), ...groups];
  }

  async function found() {
    const answer = await api.get("/api/events", { query: questions(place.query)[0], signal });
    const sum = t("events.found", { count: count(answer.pagination.total, language()) });
    say(sum);
    return [el("h2", { class: "hint" }, sum), cards(answer.events), pages(answer.pagination, (/** @type {number} */ to) => {
      const query = new URLSearchParams(place.query);
      query.set("page", String(to));
      return `/?${query}`;
    })];
  }
});

/**
 * What is asked for a page: both lists of the overview, or what is looked for.
 *
 * @param {URLSearchParams} query
 * @returns {Record<string, any>[]}
 */
function questions(query) {
  if (query.size === 0) {
    return OVERVIEW.map(({ status }) => ({ status, limit: PER_PAGE }));
  }
  return [{ ...filters(query), page: Number(query.get("page")) || 1, limit: PER_PAGE }];
}

/**
 * The statuses, one press each; what else is looked for stays.
 *
 * @param {URLSearchParams} query
 */
function chips(query) {
  const chip = (/** @type {string} */ status, /** @type {string} */ text, /** @type {boolean} */ isHere) => {
    const to = new URLSearchParams(query);
    to.delete("page");
    to.set("status", status);
    return el("a", { class: "chip", href: `/?${to}`, "aria-current": isHere ? "page" : null }, text);
  };
  return el("nav", { class: "chips", "aria-label": t("filter.status") },
      chip("", t("filter.any"), query.size > 0 && !query.get("status")),
      STATUSES.map((status) => chip(status, statusName(status), query.get("status") === status)));
}

/** @param {any[]} events */
function cards(events) {
  return events.length > 0 ? el("ul", { class: "cards" }, events.map(card)) : el("p", { class: "hint" }, t("events.none"));
}

/** @param {any} event */
function card(event) {
  return el("li", { class: "card" }, poster(event), badge(event.status),
      el("div", { class: "card-text" },
          el("h3", null, el("a", { href: `/events/${encodeURIComponent(event.id)}` }, event.title)),
          el("p", null, event.artistName),
          el("p", { class: "hint" }, when(event, event.eventDate), el("br"), event.venue),
          event.status === "upcoming"
            && el("p", { class: "hint" }, t("event.opens"), " ", when(event, event.saleStartDate)),
          el("p", { class: "card-price" }, prices(event)),
          event.status === "on_sale" && el("p", { class: "hint" }, stock(event))));
}
