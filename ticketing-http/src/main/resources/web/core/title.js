// @ts-check
import { el } from "./dom.js";

/**
 * The heading of a screen. It names the page and takes the focus when the screen appears, so that keyboards and screen
 * readers begin there.
 *
 * @param {string} text
 */
export function heading(text) {
  document.title = `${text} · Tiketi`;
  return el("h1", { tabindex: -1 }, text);
}

/** @param {HTMLElement} root */
export function focusHeading(root) {
  root.querySelector("h1")?.focus({ preventScroll: true });
}
