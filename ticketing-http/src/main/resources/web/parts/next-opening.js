// @ts-check
import * as clock from "../core/clock.js";
import { el } from "../core/dom.js";
import { countdown, wait } from "../core/format.js";
import { language, t } from "../core/language.js";
import { every } from "../core/screen.js";
import { when } from "./event-facts.js";

const SOON = 60 * 60_000;

/**
 * The sale that opens next, counted down by the server's clock.
 *
 * @param {any[]} upcoming
 * @param {AbortSignal} signal
 */
export function nextOpening(upcoming, signal) {
  const [next] = upcoming.toSorted((a, b) => Date.parse(a.saleStartDate) - Date.parse(b.saleStartDate));
  if (!next) {
    return null;
  }
  const left = el("p", { class: "banner-time", role: "timer", "aria-live": "off" });
  tick();
  every(500, tick, signal);
  return el("section", { class: "banner", "aria-labelledby": "banner-title" },
      el("div", null, el("p", null, t("banner.next")), el("h2", { id: "banner-title" }, next.title),
          el("p", null, next.artistName, " · ", next.venue)),
      el("div", null, left, el("p", null, t("event.opens"), " ", when(next, next.saleStartDate)),
          el("a", { class: "button", href: `/events/${encodeURIComponent(next.id)}` }, t("banner.look"))));

  function tick() {
    const time = clock.until(next.saleStartDate);
    left.textContent = time === 0 ? t("event.onSale") : time < SOON ? countdown(time) : wait(time, language());
  }
}
