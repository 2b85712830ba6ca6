// @ts-check
import { fill } from "../core/dom.js";
import { describe, notice } from "../core/notice.js";
import { Problem } from "../core/problem.js";

/**
 * How every form with fields is sent: once at a time, with the server's word about each field beside it.
 *
 * @param {object} form
 * @param {HTMLButtonElement} form.button
 * @param {HTMLElement} form.messages
 * @param {(refused: {field: string, message: string}[]) => void} form.mark
 * @param {() => Promise<string | void>} send says what to tell when it is done, if anything
 */
export function sending({ button, messages, mark }, send) {
  return async (/** @type {SubmitEvent} */ event) => {
    event.preventDefault();
    button.disabled = true;
    messages.replaceChildren();
    mark([]);
    try {
      const done = await send();
      if (done) {
        fill(messages, notice("success", done));
      }
    } catch (problem) {
      mark(problem instanceof Problem ? problem.errors : []);
      fill(messages, notice("error", describe(problem)));
    } finally {
      button.disabled = false;
    }
  };
}
