// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice } from "../core/notice.js";
import { canCheck, holds } from "./proof.js";
/** @import { Memory } from "./memory.js" */

/**
 * The receipt of a draw, which is the entrant's own proof and so is shown whole, and a button that checks the place. An
 * opening that is moved brings another receipt, so it is read when it is looked at.
 *
 * @param {string} eventId
 * @param {Memory} memory
 */
export function drawCheck(eventId, memory) {
  const receipt = el("code", { class: "receipt" });
  const result = el("div", { class: "messages" });
  const button = el("button", { type: "button", class: "button", on: { click: check } }, t("draw.check"));
  return el("details", { class: "draw", on: { toggle: () => (receipt.textContent = JSON.stringify(memory.receipt())) } },
      el("summary", null, t("queue.receipt")), receipt, el("p", null, button), result);

  async function check() {
    button.disabled = true;
    const path = `/api/queue/draw/${encodeURIComponent(eventId)}`;
    try {
      const draw = await api.get(path);
      fill(result, draw.state === "drawn"
        ? await verdict(draw, await api.get(`${path}/proof`)) : notice("info", t("draw.early")));
    } catch (problem) {
      fill(result, notice("error", describe(problem)));
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
    return await holds(draw, proof, memory.receipt())
      ? notice("success", t("draw.place", values), " ", t("draw.right"))
      : notice("error", t("draw.wrong"));
  }
}
