// @ts-check
import { el } from "../core/dom.js";
import { t } from "../core/language.js";
/** @import { SeatPlan } from "../seats/plan.js" */

/**
 * Best available: how many seats together, of which section, at most at which price.
 *
 * @param {{maxPerPerson: number}} event
 * @param {SeatPlan} plan
 * @param {(amount: number) => string} price
 * @param {(wish: {count: number, section?: string, maxPrice?: number}) => void} wish
 */
export function bestForm(event, plan, price, wish) {
  const counts = Array.from({ length: event.maxPerPerson }, (_, index) =>
    el("option", { value: index + 1, selected: index === Math.min(2, event.maxPerPerson) - 1 }, String(index + 1)));
  const sections = plan.sections.map((section) =>
    el("option", { value: section.name }, `${section.name} · ${price(section.price)}`));
  const prices = [...new Set(plan.sections.map((section) => section.price))].sort((a, b) => a - b).slice(0, -1)
      .map((amount) => el("option", { value: amount }, t("best.upTo", { price: price(amount) })));
  const fields = el("fieldset", null,
      field("best-count", t("best.count"), el("select", { id: "best-count", name: "count" }, counts)),
      field("best-section", t("best.section"), el("select", { id: "best-section", name: "section" },
          el("option", { value: "" }, t("best.any")), sections)),
      field("best-price", t("best.price"), el("select", { id: "best-price", name: "maxPrice" },
          el("option", { value: "" }, t("best.any")), prices)),
      el("button", { type: "submit", class: "button" }, t("best.find")));
  /** It stays where it is while it cannot be used: seats must not move under a finger. */
  const enable = (/** @type {boolean} */ on) => {
    fields.disabled = !on;
  };
  return { element: el("form", { class: "best", "aria-label": t("best.title"), on: { submit } }, fields), enable };

  /** @param {SubmitEvent} submitted */
  function submit(submitted) {
    submitted.preventDefault();
    const data = new FormData(/** @type {HTMLFormElement} */ (submitted.target));
    const section = String(data.get("section"));
    const maxPrice = String(data.get("maxPrice"));
    wish({
      count: Number(data.get("count")), ...(section && { section }), ...(maxPrice && { maxPrice: Number(maxPrice) }),
    });
  }
}

/**
 * @param {string} id
 * @param {string} label
 * @param {HTMLElement} control
 */
function field(id, label, control) {
  return el("p", { class: "field" }, el("label", { for: id }, label), control);
}
