// @ts-check
import { el } from "../core/dom.js";
import { keep, recall } from "../core/store.js";

/**
 * Several views of one thing, of which one is shown; the browser remembers which.
 *
 * @param {string} name
 * @param {string} title
 * @param {{value: string, text: string, content: HTMLElement}[]} views
 * @param {() => void} shown
 * @param {HTMLElement} beside what stands beside the choice, whichever is shown
 */
export function choice(name, title, views, shown, beside) {
  const remembered = recall(`tiketi.${name}`);
  const first = views.some((view) => view.value === remembered) ? remembered : views[0].value;
  const buttons = views.map((view) => el("label", { class: "segment" },
      el("input", { type: "radio", name, value: view.value, checked: view.value === first,
        on: { change: () => show(view.value) } }),
      el("span", null, view.text)));
  show(first);
  return el("div", null,
      el("div", { class: "choice" },
          el("fieldset", { class: "segments" }, el("legend", { class: "visually-hidden" }, title), buttons), beside),
      views.map((view) => view.content));

  /** @param {string | null} value */
  function show(value) {
    views.forEach((view) => {
      view.content.hidden = view.value !== value;
    });
    keep(`tiketi.${name}`, value);
    shown();
  }
}
