// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { count, money } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice } from "../core/notice.js";
import { Problem } from "../core/problem.js";
/** @import { Reservation } from "./reservation.js" */

/**
 * The sale of tickets without seats: how many of each type.
 *
 * @typedef {object} TicketType
 * @property {string} id
 * @property {string} name
 * @property {number} price
 * @property {number} totalQuantity
 * @property {number} availableQuantity
 * @property {string} [description]
 *
 * @param {{event: any, isOpen: () => boolean, held: (reservation: Reservation) => void, needsLogin: () => void}} sale
 * @param {TicketType[]} types
 */
export function ticketSale(sale, types) {
  const { event } = sale;
  const messages = el("div", { class: "messages" });
  /** @type {Map<string, HTMLElement>} */
  const stock = new Map();
  const button = el("button", { type: "submit", class: "button primary" }, t("ticket.hold"));
  const form = el("form", { on: { submit } }, el("ul", { class: "types" }, types.map(line)), messages, button);
  const element = el("section", { class: "panel sale", "aria-labelledby": "sale-title" },
      el("h2", { id: "sale-title" }, t("ticket.title")), form);
  return { element, update };

  /** @param {TicketType} type */
  function line(type) {
    const left = el("span", { class: "hint" });
    stock.set(type.id, left);
    showStock(type.id, type.availableQuantity);
    return el("li", null,
        el("div", null, el("strong", null, type.name), " ", money(type.price, event.currency, language()),
            type.description && el("p", { class: "hint" }, type.description), el("p", null, left)),
        el("label", null, el("span", { class: "visually-hidden" }, t("ticket.count", { name: type.name })),
            el("input", { type: "number", name: type.id, min: 0, max: event.maxPerPerson, value: 0, inputmode: "numeric" })));
  }

  /**
   * @param {string} id
   * @param {number} available
   */
  function showStock(id, available) {
    const left = stock.get(id);
    if (left) {
      left.textContent = available > 0 ? t("ticket.left", { count: count(available, language()) }) : t("event.soldOut");
    }
  }

  /** @param {{ticketTypeId: string, availableQuantity: number}} news */
  function update(news) {
    showStock(news.ticketTypeId, news.availableQuantity);
  }

  /** @param {SubmitEvent} submitted */
  async function submit(submitted) {
    submitted.preventDefault();
    const items = [...new FormData(form)].map(([ticketTypeId, value]) => ({ ticketTypeId, quantity: Number(value) }))
        .filter((item) => item.quantity > 0);
    if (!sale.isOpen() || items.length === 0) {
      fill(messages, notice("info", sale.isOpen() ? t("ticket.none") : t("seats.closed")));
      return;
    }
    button.disabled = true;
    messages.replaceChildren();
    try {
      sale.held((await api.book("POST", "/api/reservations", { eventId: event.id, items })).reservation);
    } catch (problem) {
      refused(problem);
    } finally {
      button.disabled = false;
    }
  }

  /** @param {unknown} problem */
  function refused(problem) {
    if (problem instanceof Problem && problem.status === 401) {
      sale.needsLogin();
    } else {
      fill(messages, notice("error", describe(problem)));
    }
  }
}
