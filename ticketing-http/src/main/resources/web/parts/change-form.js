// @ts-check
import { el, fill } from "../core/dom.js";
import { describe, notice } from "../core/notice.js";
import { Problem } from "../core/problem.js";

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
  return el("form", { class: "entry", on: { submit } }, fields.map(({ label }, index) =>
    el("p", { class: "field" }, el("label", { for: inputs[index].id }, label), inputs[index], errors[index])), messages, button);

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    button.disabled = true;
    messages.replaceChildren();
    mark([]);
    try {
      await change(Object.fromEntries(inputs.map((input) => [input.name, input.value])));
      inputs.filter((input) => input.type === "password").forEach((input) => {
        input.value = "";
      });
      fill(messages, notice("success", done));
    } catch (problem) {
      mark(problem instanceof Problem ? problem.errors : []);
      fill(messages, notice("error", describe(problem)));
    } finally {
      button.disabled = false;
    }
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
