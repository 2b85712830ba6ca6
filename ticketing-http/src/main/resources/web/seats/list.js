// @ts-check
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { AVAILABLE } from "./bitmap.js";
/** @import { Hall } from "./map.js" */
/** @import { Row } from "./plan.js" */

/**
 * The seat map as a list, for keyboards and screen readers: section, then row, then its seats as buttons, of which one is in
 * the tab order; arrow keys, Home and End move between them.
 *
 * @param {Hall} hall
 */
export function seatList(hall) {
  const sections = el("select", { id: "list-section", on: { change: chooseSection } });
  const rows = el("select", { id: "list-row", on: { change: chooseRow } });
  const buttons = el("div", { class: "seat-buttons", role: "group", "aria-label": t("list.seats"), on: { keydown: walk } });
  /** @type {Row} */
  let row = hall.plan.rows[0];
  fill(sections, hall.plan.sections.map((section) =>
    el("option", null, t("list.section", { name: section.name, price: hall.price(section.price) }))));
  chooseSection();

  const element = el("div", { class: "seat-list" },
      el("div", { class: "fields" },
          el("p", { class: "field" }, el("label", { for: "list-section" }, t("list.chooseSection")), sections),
          el("p", { class: "field" }, el("label", { for: "list-row" }, t("list.chooseRow")), rows)),
      el("p", { class: "hint" }, t("list.hint")), buttons);
  return { element, redraw, reveal };

  /**
   * Turns to the row of a seat.
   *
   * @param {number} seat
   */
  function reveal(seat) {
    const found = hall.plan.rowOf(seat);
    if (found !== row) {
      sections.selectedIndex = found.sectionIndex;
      chooseSection();
      rows.selectedIndex = rowsOf(found.sectionIndex).indexOf(found);
      chooseRow();
    }
  }

  function chooseSection() {
    const own = rowsOf(sections.selectedIndex);
    fill(rows, own.map(() => el("option", null)));
    row = own[0];
    chooseRow();
  }

  function chooseRow() {
    row = rowsOf(sections.selectedIndex)[rows.selectedIndex];
    fill(buttons, Array.from({ length: row.section.seatsPerRow }, (_, number) => seatButton(row.first + number, number)));
    redraw();
  }

  /** Texts change, elements stay: the focus must not be lost because somebody else took a seat. */
  function redraw() {
    rowsOf(sections.selectedIndex).forEach((each, index) => {
      rows.options[index].textContent = t("list.row", { row: each.number, free: hall.seats.free(each.first, each.section.seatsPerRow) });
    });
    [...buttons.children].forEach((button, number) => dress(button, row.first + number));
  }

  /**
   * @param {number} seat
   * @param {number} number from 0
   */
  function seatButton(seat, number) {
    return el("button", {
      type: "button", class: "seat-button", tabindex: number === 0 ? 0 : -1, on: { click: () => hall.pick(seat) },
    }, String(number + 1));
  }

  /**
   * @param {Element} button
   * @param {number} seat
   */
  function dress(button, seat) {
    const mine = hall.desk.wants(seat);
    button.setAttribute("aria-label", hall.describe(seat));
    button.classList.toggle("is-starred", hall.starred().includes(seat));
    button.setAttribute("aria-pressed", String(mine));
    button.classList.toggle("is-taken", !mine && hall.seats.states[seat] !== AVAILABLE);
  }

  /** @param {KeyboardEvent} event */
  function walk(event) {
    const all = /** @type {HTMLElement[]} */ ([...buttons.children]);
    const here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    const next = { ArrowRight: here + 1, ArrowDown: here + 1, ArrowLeft: here - 1, ArrowUp: here - 1, Home: 0,
      End: all.length - 1 }[event.key];
    if (here >= 0 && next !== undefined && all[next]) {
      event.preventDefault();
      all[here].tabIndex = -1;
      all[next].tabIndex = 0;
      all[next].focus();
    }
  }

  /** @param {number} sectionIndex */
  function rowsOf(sectionIndex) {
    return hall.plan.rows.filter((each) => each.sectionIndex === sectionIndex);
  }
}
