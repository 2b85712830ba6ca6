// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { money } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice } from "../core/notice.js";
import { total } from "./reservation.js";
/** @import { Reservation } from "./reservation.js" */

/**
 * A button that cancels a reservation after asking once more, and tells what is paid back.
 *
 * @param {Reservation} reservation
 * @param {(reservation: Reservation, message: string) => void} cancelled
 */
export function cancelButton(reservation, cancelled) {
  const messages = el("div", { class: "messages" });
  const yes = el("button", { type: "button", class: "button danger", on: { click: cancel } }, t("cancel.yes"));
  const no = el("button", { type: "button", class: "button", on: { click: () => dialog.close() } }, t("cancel.no"));
  const titleId = `cancel-${reservation.id}`;
  const dialog = el("dialog", { "aria-labelledby": titleId }, el("h2", { id: titleId }, t("cancel.title")),
      el("p", null, reservation.status === "confirmed" ? t("cancel.paid", { amount: total(reservation) }) : t("cancel.held")),
      messages, el("div", { class: "row" }, no, yes));
  return el("span", null,
      el("button", { type: "button", class: "button", on: { click: () => dialog.showModal() } }, t("cancel.button")), dialog);

  async function cancel() {
    yes.disabled = true;
    try {
      const path = `/api/reservations/${encodeURIComponent(reservation.id)}/cancel`;
      const answer = await api.book("POST", path);
      dialog.close();
      cancelled(answer.reservation, answer.refund
        ? t("cancel.refund", { amount: money(answer.refund.amount, reservation.currency, language()) }) : t("cancel.done"));
    } catch (problem) {
      fill(messages, notice("error", describe(problem)));
    } finally {
      yes.disabled = false;
    }
  }
}
