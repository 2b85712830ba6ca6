// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import { failed, isAborted, say } from "../core/notice.js";
import * as router from "../core/router.js";
import { screen } from "../core/screen.js";
import { heading } from "../core/title.js";
import { badge, poster, prices, stock, when } from "../parts/event-facts.js";
import { filterForm, filters } from "../parts/filter-form.js";
import { nextOpening } from "../parts/next-opening.js";
import { pages } from "../parts/pages.js";
/** @import { Word } from "../core/language.js" */

const PER_PAGE = 12;

/** @type {{status: string, title: Word}[]} */
const OVERVIEW = [{ status: "on_sale", title: "events.onSale" }, { status: "upcoming", title: "events.upcoming" }];

/** The events: what is on sale and what opens soon, or what the address looks for. */
export const { mount, unmount } = screen((root, place, signal) => {
  const results = el("div", { "aria-busy": "true" });
  fill(root, heading(t("events.title")), filterForm(place.query, search), results);
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
    const answers = await Promise.all(OVERVIEW.map(({ status }) =>
      api.get("/api/events", { query: { status, limit: PER_PAGE }, signal })));
    const upcoming = answers[OVERVIEW.findIndex(({ status }) => status === "upcoming")].events;
    const groups = OVERVIEW.map(({ title }, index) => el("section", null,
        el("h2", null, t(title)), cards(answers[index].events)));
    return [nextOpening(upcoming, signal), ...groups, el("p", null, el("a", { class: "button", href: "/?sort=date" }, t("events.all")))];
  }

  async function found() {
    const page = Number(place.query.get("page")) || 1;
    const answer = await api.get("/api/events", { query: { ...filters(place.query), page, limit: PER_PAGE }, signal });
    const sum = t("events.found", { count: count(answer.pagination.total, language()) });
    say(sum);
    return [el("h2", { class: "hint" }, sum), cards(answer.events), pages(answer.pagination, (/** @type {number} */ to) => {
      const query = new URLSearchParams(place.query);
      query.set("page", String(to));
      return `/?${query}`;
    })];
  }
});

/** @param {any[]} events */
function cards(events) {
  return events.length > 0 ? el("ul", { class: "cards" }, events.map(card)) : el("p", { class: "hint" }, t("events.none"));
}

/** @param {any} event */
function card(event) {
  return el("li", { class: "card" }, poster(event),
      el("div", { class: "card-text" },
          el("p", null, badge(event.status)),
          el("h3", null, el("a", { href: `/events/${encodeURIComponent(event.id)}` }, event.title)),
          el("p", null, event.artistName),
          el("p", { class: "hint" }, when(event, event.eventDate), el("br"), event.venue),
          event.status === "upcoming"
            && el("p", { class: "hint" }, t("event.opens"), " ", when(event, event.saleStartDate)),
          el("p", null, prices(event)),
          event.status === "on_sale" && el("p", { class: "hint" }, stock(event))));
}
