// @ts-check
import { el } from "../core/dom.js";
import { t } from "../core/language.js";
import { STATUSES, statusName } from "./event-facts.js";

const NAMES = ["q", "status", "artist", "city", "from", "to", "minPrice", "maxPrice", "sort"];
const SORTS = /** @type {const} */ (["sale_start", "date", "price", "popularity"]);

/**
 * What the address asks for, as the server wants it: its end is the first day that no longer counts.
 *
 * @param {URLSearchParams} query
 * @returns {Record<string, string>}
 */
export function filters(query) {
  /** @type {Record<string, string>} */
  const asked = {};
  for (const name of NAMES) {
    const value = query.get(name)?.trim();
    if (value) {
      asked[name] = value;
    }
  }
  if (asked.to) {
    asked.to = dayAfter(asked.to);
  }
  return asked;
}

/**
 * @param {URLSearchParams} query
 * @param {(query: URLSearchParams) => void} search
 */
export function filterForm(query, search) {
  const input = (/** @type {string} */ name, /** @type {string} */ type, more = {}) =>
    el("input", { id: `filter-${name}`, name, type, value: query.get(name) ?? "", ...more });
  const options = (/** @type {string} */ name, /** @type {[string, string][]} */ all) =>
    el("select", { id: `filter-${name}`, name }, all.map(([value, text]) =>
      el("option", { value, selected: (query.get(name) ?? "") === value }, text)));
  const more = NAMES.some((name) => name !== "q" && name !== "status" && query.get(name));
  return el("form", { class: "filters", role: "search", on: { submit } },
      el("div", { class: "search" },
          el("p", { class: "field" }, el("label", { for: "filter-q", class: "visually-hidden" }, t("filter.q")),
              input("q", "search", { maxlength: 100, placeholder: t("filter.hint") })),
          el("button", { type: "submit", class: "button primary" }, t("filter.search"))),
      el("details", { open: more }, el("summary", null, t("filter.more")), el("div", { class: "fields" },
          field("status", t("filter.status"), options("status",
              [["", t("filter.any")], ...STATUSES.map((status) => /** @type {[string, string]} */ ([status, statusName(status)]))])),
          field("artist", t("filter.artist"), input("artist", "text", { maxlength: 100 })),
          field("city", t("filter.city"), input("city", "text", { maxlength: 100 })),
          field("from", t("filter.from"), input("from", "date")),
          field("to", t("filter.to"), input("to", "date")),
          field("minPrice", t("filter.minPrice"), input("minPrice", "number", { min: 0, step: 1 })),
          field("maxPrice", t("filter.maxPrice"), input("maxPrice", "number", { min: 0, step: 1 })),
          field("sort", t("filter.sort"), options("sort",
              SORTS.map((sort) => /** @type {[string, string]} */ ([sort === "sale_start" ? "" : sort, t(`sort.${sort}`)])))),
          el("p", { class: "field" }, el("a", { class: "button", href: "/" }, t("filter.clear"))))));

  /** @param {SubmitEvent} event */
  function submit(event) {
    event.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (event.target));
    search(new URLSearchParams([...data].map(([name, value]) => [name, String(value).trim()])
        .filter(([, value]) => value !== "")));
  }
}

/**
 * @param {string} name
 * @param {string} label
 * @param {HTMLElement} control
 */
function field(name, label, control) {
  return el("p", { class: "field" }, el("label", { for: `filter-${name}` }, label), control);
}

/** @param {string} day as 2026-11-30 */
function dayAfter(day) {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime())) {
    return day;
  }
  date.setUTCDate(date.getUTCDate() + 1);
  return date.toISOString().slice(0, 10);
}
