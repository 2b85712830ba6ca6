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
import { pages } from "../parts/pages.js";

const PER_PAGE = 12;

/** All events, found and filtered; what is looked for stands in the address. */
export const { mount, unmount } = screen((root, place, signal) => {
  const results = el("div", { "aria-busy": "true" });
  fill(root, heading(t("events.title")), filterForm(place.query, search), results);
  load();

  /** @param {URLSearchParams} query */
  function search(query) {
    router.go(query.size > 0 ? `/?${query}` : "/");
  }

  async function load() {
    const page = Number(place.query.get("page")) || 1;
    try {
      show(await api.get("/api/events", { query: { ...filters(place.query), page, limit: PER_PAGE }, signal }));
    } catch (problem) {
      if (!isAborted(problem)) {
        fill(results, failed(problem, load));
      }
    }
    results.removeAttribute("aria-busy");
  }

  /** @param {any} answer */
  function show(answer) {
    const found = t("events.found", { count: count(answer.pagination.total, language()) });
    fill(results, el("p", { class: "hint" }, found),
        el("ul", { class: "cards" }, answer.events.map(card)),
        pages(answer.pagination, (page) => {
          const query = new URLSearchParams(place.query);
          query.set("page", String(page));
          return `/?${query}`;
        }));
    say(found);
  }
});

/** @param {any} event */
function card(event) {
  return el("li", { class: "card" }, poster(event),
      el("div", { class: "card-text" },
          el("p", null, badge(event.status)),
          el("h2", null, el("a", { href: `/events/${encodeURIComponent(event.id)}` }, event.title)),
          el("p", null, event.artistName),
          el("p", { class: "hint" }, when(event, event.eventDate), el("br"), event.venue),
          event.status === "upcoming"
            && el("p", { class: "hint" }, t("event.opens"), " ", when(event, event.saleStartDate)),
          el("p", null, prices(event)),
          event.status === "on_sale" && el("p", { class: "hint" }, stock(event))));
}
