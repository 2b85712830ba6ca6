// @ts-check
import { el } from "../core/dom.js";
import { t } from "../core/language.js";

/**
 * Links to the neighbouring pages of a list; nothing when there is one page only.
 *
 * @param {{page: number, totalPages: number}} pagination
 * @param {(page: number) => string} address
 */
export function pages({ page, totalPages }, address) {
  if (totalPages <= 1) {
    return null;
  }
  const link = (/** @type {number} */ to, /** @type {string} */ text) =>
    to >= 1 && to <= totalPages ? el("a", { class: "button", href: address(to) }, text) : el("span");
  return el("nav", { class: "pages", "aria-label": t("pages.title") },
      link(page - 1, t("pages.previous")), el("span", null, t("pages.here", { page, of: totalPages })),
      link(page + 1, t("pages.next")));
}
