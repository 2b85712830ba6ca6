// @ts-check

/**
 * One page of the application. Everything a screen starts (requests, timers, listeners, topics) hangs on the signal it is
 * given, so that leaving the screen ends all of it at once.
 *
 * @typedef {object} Place where we are
 * @property {string[]} parameters the variable parts of the path
 * @property {URLSearchParams} query
 *
 * @typedef {object} Screen
 * @property {(root: HTMLElement, place: Place) => void} mount
 * @property {() => void} unmount
 * @property {(place: Place) => void} [prepare] asks ahead for what everybody may read, while the page begins
 */

/**
 * @param {(root: HTMLElement, place: Place, signal: AbortSignal) => void} start
 * @returns {Screen}
 */
export function screen(start) {
  let life = new AbortController();
  return {
    mount(root, place) {
      life = new AbortController();
      start(root, place, life.signal);
    },
    unmount() {
      life.abort();
    },
  };
}

/**
 * Runs `task` again and again while the signal lives.
 *
 * @param {number} milliseconds
 * @param {() => void} task
 * @param {AbortSignal} signal
 */
export function every(milliseconds, task, signal) {
  const timer = setInterval(task, milliseconds);
  signal.addEventListener("abort", () => clearInterval(timer));
}
