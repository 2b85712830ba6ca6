// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { describe, notice, say } from "../core/notice.js";
import { countdownTo } from "./countdown.js";
import { paymentForm } from "./payment.js";
import { lines, total } from "./reservation.js";
/** @import { Reservation } from "./reservation.js" */

/**
 * What is held, for how long still, and the way to pay it. The panel stays while the hold changes; `update` brings the news.
 *
 * @typedef {object} Owner
 * @property {(reservation: Reservation) => void} changed the server told us something newer
 * @property {() => void} paid
 * @property {() => void} stale read the reservation again
 * @property {() => Promise<void>} release
 *
 * @param {Reservation} first
 * @param {Owner} owner
 * @param {AbortSignal} signal
 */
export function holdPanel(first, owner, signal) {
  let reservation = first;
  const list = el("ul", { class: "lines" });
  const sum = el("strong");
  const messages = el("div", { class: "messages" });
  const payment = paymentForm({
    reservationId: () => reservation.id, amount: () => total(reservation), paid: owner.paid, stale: owner.stale,
  }, signal);
  const expiresAt = () => reservation.expiresAt;
  const timer = countdownTo(expiresAt, () => {
    say(t("hold.over"));
    owner.stale();
  }, signal);
  const title = el("h2", { id: "hold-title", tabindex: -1 }, t("hold.title"));
  const element = el("section", { class: "panel hold", "aria-labelledby": "hold-title" }, title,
      el("p", { class: "hold-time" }, t("hold.left"), " ", timer),
      list, el("p", { class: "sum" }, t("hold.total"), " ", sum),
      el("div", { class: "row" },
          action(t("hold.extend"), extend), action(t("hold.release"), owner.release)),
      messages, payment.element, bar());
  update(first);
  return { element, update };

  /** @param {Reservation} next */
  function update(next) {
    reservation = next;
    fill(list, lines(next).map((line) => el("li", null, el("span", null, line.text), el("span", null, line.price))));
    sum.textContent = total(next);
    payment.label();
    payment.expect(next.paymentStatus === "pending");
  }

  /** On a small screen the panel lies below the seats; a bar at the edge tells the time and leads to it. */
  function bar() {
    const click = () => {
      title.focus();
      title.scrollIntoView();
    };
    return el("div", { class: "hold-bar" }, countdownTo(expiresAt, () => {}, signal),
        el("button", { type: "button", class: "button primary", on: { click } }, t("hold.bar")));
  }

  async function extend() {
    const answer = await api.book("POST", `/api/seats/reservation/${encodeURIComponent(reservation.id)}/extend`);
    owner.changed(answer.reservation);
    say(t("hold.extended"));
  }

  /**
   * @param {string} text
   * @param {() => Promise<void>} task
   */
  function action(text, task) {
    const click = async () => {
      button.disabled = true;
      messages.replaceChildren();
      try {
        await task();
      } catch (problem) {
        fill(messages, notice("error", describe(problem)));
      } finally {
        button.disabled = false;
      }
    };
    const button = el("button", { type: "button", class: "button", on: { click } }, text);
    return button;
  }
}
