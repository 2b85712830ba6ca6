// @ts-check
import { words } from "./words.js";

/**
 * The language of the page: chosen by hand, else the browser's, Korean or English.
 *
 * @typedef {"ko" | "en"} Language
 * @typedef {keyof typeof words.ko} Word
 */

const CHOICE = "tiketi.language";

/** @type {Language} */
let chosen = remembered() ?? (navigator.language.toLowerCase().startsWith("ko") ? "ko" : "en");

/** @returns {Language} */
export function language() {
  return chosen;
}

/** @param {Language} next */
export function choose(next) {
  chosen = next;
  try {
    localStorage.setItem(CHOICE, next);
  } catch {
    // Without a store the choice lasts as long as the page.
  }
}

/**
 * A text in the language of the page.
 *
 * @param {Word} word
 * @param {Record<string, string | number>} [values] for the names in braces
 */
export function t(word, values = {}) {
  return words[chosen][word].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** @returns {Language | null} */
function remembered() {
  try {
    const stored = localStorage.getItem(CHOICE);
    return stored === "ko" || stored === "en" ? stored : null;
  } catch {
    return null;
  }
}
