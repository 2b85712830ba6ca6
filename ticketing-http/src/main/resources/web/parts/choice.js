// @ts-check
import { el } from "../core/dom.js";

/**
 * Several views of one thing, of which one is shown; the browser remembers which.
 *
 * @param {string} name
 * @param {string} title
 * @param {{value: string, text: string, content: HTMLElement}[]} views
 * @param {() => void} shown
 */
export function choice(name, title, views, shown) {
  const remembered = read(name);
  const first = views.some((view) => view.value === remembered) ? remembered : views[0].value;
  const buttons = views.map((view) => el("label", { class: "segment" },
      el("input", { type: "radio", name, value: view.value, checked: view.value === first,
        on: { change: () => show(view.value) } }),
      el("span", null, view.text)));
  show(first);
  return el("div", null,
      el("fieldset", { class: "segments" }, el("legend", { class: "visually-hidden" }, title), buttons),
      views.map((view) => view.content));

  /** @param {string | null} value */
  function show(value) {
    views.forEach((view) => {
      view.content.hidden = view.value !== value;
    });
    write(name, value ?? "");
    shown();
  }
}

/** @param {string} name */
function read(name) {
  try {
    return localStorage.getItem(`tiketi.${name}`);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} value
 */
function write(name, value) {
  try {
    localStorage.setItem(`tiketi.${name}`, value);
  } catch {
    // Without a store the first view is shown at each visit.
  }
}
