// @ts-check
import { el } from "../core/dom.js";
import { count, dateTime, money } from "../core/format.js";
import { language, t } from "../core/language.js";
/** @import { Word } from "../core/language.js" */

/** @type {Record<string, Word>} */
const STATUS = {
  upcoming: "event.upcoming", on_sale: "event.onSale", sold_out: "event.soldOut", ended: "event.ended",
  cancelled: "event.cancelled",
};

/** How many posters the style sheet paints. */
const ARTS = 6;

/** The statuses an event can have. */
export const STATUSES = Object.keys(STATUS);

/** @param {string} status */
export function statusName(status) {
  return STATUS[status] ? t(STATUS[status]) : status;
}

/** @param {string} status */
export function badge(status) {
  return el("span", { class: `badge ${status}` }, statusName(status));
}

/** @param {any} event */
export function prices(event) {
  const text = (/** @type {number} */ amount) => money(amount, event.currency, language());
  return event.minPrice === event.maxPrice ? text(event.minPrice) : `${text(event.minPrice)} – ${text(event.maxPrice)}`;
}

/** @param {any} event */
export function stock(event) {
  return t("event.stock", { available: count(event.available, language()), capacity: count(event.capacity, language()) });
}

/**
 * A time of the event on the clocks of its place.
 *
 * @param {any} event
 * @param {string} instant
 */
export function when(event, instant) {
  return el("time", { datetime: instant }, dateTime(instant, language(), event.timeZone));
}

/** @param {any} event */
export function poster(event) {
  const safe = /^(https:\/\/|\/(?!\/))/.test(event.posterImageUrl ?? "");
  return safe ? el("img", { class: "poster", src: event.posterImageUrl, alt: "", loading: "lazy" })
    : el("div", { class: `poster art-${art(event.artistName || event.title)}`, "aria-hidden": "true" },
        (event.artistName || event.title).trim().slice(0, 1));
}

/**
 * Who has no poster gets one of ours, always the same.
 *
 * @param {string} name
 */
function art(name) {
  return [...name].reduce((sum, letter) => sum + (letter.codePointAt(0) ?? 0), 0) % ARTS;
}
