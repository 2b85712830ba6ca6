// @ts-check
import * as clock from "../core/clock.js";
import { el } from "../core/dom.js";
import { countdown } from "../core/format.js";
import { t } from "../core/language.js";
import { say } from "../core/notice.js";
import { every } from "../core/screen.js";

const LAST_CALL = 60_000;

/**
 * What is left until an instant of the server's clock, counted down. It is not read aloud every second; one warning comes
 * when a minute is left.
 *
 * @param {() => string} instant RFC 3339; it may move while the hold lives
 * @param {() => void} over called once for each instant that is reached
 * @param {AbortSignal} signal
 */
export function countdownTo(instant, over, signal) {
  const element = el("span", { class: "timer", role: "timer", "aria-live": "off" });
  let ended = "";
  let warned = "";
  const tick = () => {
    const until = instant();
    const left = clock.until(until);
    element.textContent = countdown(left);
    element.classList.toggle("is-late", left < LAST_CALL);
    if (left < LAST_CALL && left > 0 && warned !== until) {
      warned = until;
      say(t("hold.lastMinute"));
    }
    if (left === 0 && ended !== until) {
      ended = until;
      over();
    }
  };
  tick();
  every(250, tick, signal);
  return element;
}
