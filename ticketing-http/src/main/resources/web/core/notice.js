// @ts-check
import { el } from "./dom.js";
import { t } from "./language.js";
import { Problem } from "./problem.js";
/** @import { Word } from "./language.js" */

const spoken = el("p", { class: "visually-hidden", "aria-live": "polite", id: "spoken" });

/** The place from which screen readers hear what changed. */
export function voice() {
  return spoken;
}

/** @param {string} text */
export function say(text) {
  spoken.textContent = text;
}

/**
 * A box with a message that appears: errors are spoken at once, the rest when there is a pause.
 *
 * @param {"error" | "info" | "success"} kind
 * @param {...(Node | string)} content
 */
export function notice(kind, ...content) {
  return el("div", { class: `notice ${kind}`, role: kind === "error" ? "alert" : "status" }, ...content);
}

/** @type {Record<string, Word>} */
const OWN_WORDS = { unreachable: "problem.unreachable", unknown: "problem.unknown" };

/**
 * What went wrong, in words: the server's, which come in the language of the page, or ours when it said nothing.
 *
 * @param {unknown} failure
 */
export function describe(failure) {
  if (!(failure instanceof Problem)) {
    return t("problem.unknown");
  }
  const own = OWN_WORDS[failure.code];
  if (own) {
    return t(own);
  }
  const text = [failure.title, failure.detail].filter(Boolean).join(" · ");
  return failure.status === 429 && failure.retryAfter ? `${text} (${t("problem.after", { s: failure.retryAfter })})` : text;
}

/** @param {unknown} failure */
export function isAborted(failure) {
  return failure instanceof DOMException && failure.name === "AbortError";
}

/**
 * @param {unknown} failure
 * @param {() => void} retry
 */
export function failed(failure, retry) {
  return notice("error", el("p", null, describe(failure)),
      el("button", { type: "button", class: "button", on: { click: retry } }, t("again")));
}
