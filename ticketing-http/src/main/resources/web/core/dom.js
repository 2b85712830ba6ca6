// @ts-check

/**
 * @typedef {Node | string | number | null | undefined | false} Child
 * @typedef {Record<string, any>} Properties
 */

/**
 * Builds an element. Children become nodes or text, never markup: data cannot turn into elements here. `on` holds event
 * listeners; a property that is true is set empty, one that is false, null or undefined is left out.
 *
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Properties | null} [properties]
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function el(tag, properties, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties ?? {})) {
    give(element, name, value);
  }
  element.append(...nodes(children));
  return element;
}

/**
 * Replaces everything inside an element.
 *
 * @param {Element} parent
 * @param {...(Child | Child[])} children
 */
export function fill(parent, ...children) {
  parent.replaceChildren(...nodes(children));
}

/**
 * @param {HTMLElement} element
 * @param {string} name
 * @param {any} value
 */
function give(element, name, value) {
  if (name === "on") {
    for (const [type, listener] of Object.entries(value)) {
      element.addEventListener(type, listener);
    }
  } else if (value === true) {
    element.setAttribute(name, "");
  } else if (value !== false && value !== null && value !== undefined) {
    element.setAttribute(name, String(value));
  }
}

/**
 * @param {(Child | Child[])[]} children
 * @returns {(Node | string)[]}
 */
function nodes(children) {
  /** @type {(Node | string)[]} */
  const kept = [];
  for (const child of children.flat()) {
    if (child !== null && child !== undefined && child !== false) {
      kept.push(child instanceof Node ? child : String(child));
    }
  }
  return kept;
}
