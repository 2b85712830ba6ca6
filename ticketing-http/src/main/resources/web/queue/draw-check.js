// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice } from "../core/notice.js";
import { Problem } from "../core/problem.js";
import { canCheck, holds } from "./proof.js";
/** @import { Receipt } from "./place.js" */

/**
 * The receipt of a draw, which is the entrant's own proof and so is shown whole, and a button that checks the place.
 *
 * @param {string} eventId
 * @param {Receipt} receipt
 */
export function drawCheck(eventId, receipt) {
  const result = el("div", { class: "messages" });
  const button = el("button", { type: "button", class: "button", on: { click: check } }, t("draw.check"));
  return el("details", { class: "draw" }, el("summary", null, t("queue.receipt")),
      el("code", { class: "receipt" }, JSON.stringify(receipt)), el("p", null, button), result);

  async function check() {
    button.disabled = true;
    const path = `/api/queue/draw/${encodeURIComponent(eventId)}`;
    try {
      const [draw, proof] = await Promise.all([api.get(path), api.get(`${path}/proof`)]);
      fill(result, await verdict(draw, proof));
    } catch (problem) {
      const early = problem instanceof Problem && problem.status === 404;
      fill(result, early ? notice("info", t("draw.early")) : notice("error", describe(problem)));
    } finally {
      button.disabled = false;
    }
  }

  /**
   * @param {any} draw
   * @param {any} proof
   */
  async function verdict(draw, proof) {
    const values = { place: count(proof.place, language()), of: count(draw.entrants, language()) };
    if (!canCheck()) {
      return notice("info", t("draw.place", values), " ", t("draw.cannot"));
    }
    return await holds(draw, proof, receipt)
      ? notice("success", t("draw.place", values), " ", t("draw.right"))
      : notice("error", t("draw.wrong"));
  }
}
