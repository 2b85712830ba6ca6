// @ts-check
import { el } from "../core/dom.js";
import { t } from "../core/language.js";
import { SECTION_COLOURS } from "../seats/paint.js";
/** @import { SeatPlan } from "../seats/plan.js" */

/**
 * What the colours of the map mean.
 *
 * @param {SeatPlan} plan
 * @param {(amount: number) => string} price
 */
export function legend(plan, price) {
  const entry = (/** @type {string} */ colour, /** @type {string} */ text) =>
    el("li", null, el("span", { class: `swatch ${colour}`, "aria-hidden": "true" }), text);
  return el("ul", { class: "legend", "aria-label": t("map.legend") },
      plan.sections.map((section, index) =>
        entry(`section-${index % SECTION_COLOURS}`, `${section.name} ${price(section.price)}`)),
      entry("mine", t("seat.mine")), entry("taken", t("map.taken")));
}
