// @ts-check
import { el } from "../core/dom.js";
import { sending } from "./sending.js";

/**
 * A form that changes something one already has, with the server's word about each field beside it.
 *
 * @param {string} id
 * @param {({name: string, label: string} & Record<string, any>)[]} fields
 * @param {string} text of the button
 * @param {string} done told when it is changed
 * @param {(values: Record<string, string>) => Promise<void>} change
 */
export function changeForm(id, fields, text, done, change) {
  const messages = el("div", { class: "messages" });
  const button = el("button", { type: "submit", class: "button primary wide" }, text);
  const inputs = fields.map(({ label: _, ...attributes }) => el("input", { id: `${id}-${attributes.name}`,
    "aria-describedby": `${id}-${attributes.name}-error`, ...attributes }));
  const errors = fields.map(({ name }) => el("span", { id: `${id}-${name}-error`, class: "field-error" }));
  const submit = sending({ button, messages, mark }, send);
  return el("form", { class: "entry", on: { submit } }, fields.map(({ label }, index) =>
    el("p", { class: "field" }, el("label", { for: inputs[index].id }, label), inputs[index], errors[index])), messages, button);

  async function send() {
    await change(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
    inputs.filter((input) => input.type === "password").forEach((input) => {
      input.value = "";
    });
    return done;
  }

  /** @param {{field: string, message: string}[]} refused */
  function mark(refused) {
    inputs.forEach((input, index) => {
      const error = refused.find((each) => each.field === input.name);
      input.setAttribute("aria-invalid", String(error !== undefined));
      errors[index].textContent = error?.message ?? "";
    });
  }
}
