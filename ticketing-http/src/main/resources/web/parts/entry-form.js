// @ts-check
import { el } from "../core/dom.js";
import { t } from "../core/language.js";
import * as router from "../core/router.js";
import * as session from "../core/session.js";
import { sending } from "./sending.js";

/**
 * A form that opens a session, with the server's word about each field beside it.
 *
 * @typedef {object} EntryField
 * @property {string} name
 * @property {string} label
 * @property {string} type
 * @property {string} autocomplete
 * @property {boolean} [optional]
 * @property {number} [minlength]
 * @property {number} [maxlength]
 *
 * @param {"login" | "register"} how
 * @param {EntryField[]} fields
 * @param {string} text of the button
 * @param {string | null} next where to go afterwards
 */
export function entryForm(how, fields, text, next) {
  const messages = el("div", { class: "messages" });
  const button = el("button", { type: "submit", class: "button primary wide" }, text);
  const submit = sending({ button, messages, mark }, send);
  const form = el("form", { class: "entry", on: { submit } }, fields.map(field), messages, button);
  return form;

  /** @param {EntryField} each */
  function field({ name, label, optional, ...attributes }) {
    return el("p", { class: "field" },
        el("label", { for: `entry-${name}` }, optional ? `${label} (${t("entry.optional")})` : label),
        el("input", { id: `entry-${name}`, name, required: !optional, "aria-describedby": `entry-${name}-error`,
          ...attributes }),
        el("span", { id: `entry-${name}-error`, class: "field-error" }));
  }

  async function send() {
    await session.open(how, values());
    router.go(inside(next), { replace: true });
  }

  function values() {
    return Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, String(value)])
        .filter(([name, value]) => value !== "" || !fields.find((each) => each.name === name)?.optional));
  }

  /** @param {{field: string, message: string}[]} errors */
  function mark(errors) {
    for (const { name } of fields) {
      const error = errors.find((each) => each.field === name);
      const input = form.elements.namedItem(name);
      if (input instanceof HTMLInputElement && input.nextElementSibling) {
        input.setAttribute("aria-invalid", String(error !== undefined));
        input.nextElementSibling.textContent = error?.message ?? "";
      }
    }
  }
}

/**
 * Only paths of ours: a link from elsewhere must not lead through our form to a stranger's page.
 *
 * @param {string | null} next
 */
function inside(next) {
  return next && /^\/(?![/\\])/.test(next) ? next : "/";
}
