// @ts-check
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { notice, say } from "../core/notice.js";
import { keep, recall } from "../core/store.js";
import * as call from "../queue/call.js";
import { AVAILABLE } from "../seats/bitmap.js";
import { MOST_STARS, Stars } from "../seats/stars.js";
/** @import { SeatDesk } from "../seats/desk.js" */
/** @import { SeatStates } from "../seats/states.js" */
/** @import { SeatWording } from "../seats/wording.js" */

/**
 * Seats to keep an eye on: up to ten, told by a message, a sound and a notification when one becomes free while the page is
 * open, and by the message at the next visit.
 *
 * @param {any} event
 * @param {{seats: SeatStates, desk: SeatDesk}} hall
 * @param {() => SeatWording} wording
 * @param {(seat: number) => void} hold
 * @param {() => void} changed what is starred
 * @param {AbortSignal} signal
 */
export function starWatch(event, { seats, desk }, wording, hold, changed, signal) {
  const name = `tiketi-stars-${event.id}`;
  const stars = new Stars({ read: () => recall(name), write: (text) => keep(name, text) }, seats.states.length);
  const news = el("div", { class: "messages" });
  const list = el("ul", { class: "stars-list" });
  const tally = el("span", { class: "hint" });
  const ask = el("button", { type: "button", class: "link", on: { click: wantCall } }, t("stars.notify"));
  const element = el("section", { class: "stars", "aria-labelledby": "stars-title", hidden: true },
      el("h3", { id: "stars-title" }, t("stars.title"), " ", tally), list, ask);
  const choose = el("button", { type: "button", class: "button star-mode", "aria-pressed": "false", on: { click: turn } },
      t("stars.choose"));
  call.prepare(signal);
  return { element, news, choose, look, toggle, offer, starred: () => stars.all(), isChoosing };

  function isChoosing() {
    return choose.getAttribute("aria-pressed") === "true";
  }

  function turn() {
    choose.setAttribute("aria-pressed", String(!isChoosing()));
    say(isChoosing() ? t("stars.hint") : "");
    changed();
  }

  /** @param {number} seat */
  function toggle(seat) {
    if (!stars.toggle(seat, seats.states[seat])) {
      fill(news, notice("info", t("stars.full", { count: MOST_STARS })));
      return;
    }
    news.replaceChildren();
    say(t(stars.has(seat) ? "stars.added" : "stars.removed", { seat: wording().name(seat) }));
    changed();
    draw();
  }

  /**
   * What to press about a seat that cannot be held now.
   *
   * @param {number} seat
   */
  function offer(seat) {
    const click = () => {
      toggle(seat);
      button.textContent = t(stars.has(seat) ? "stars.drop" : "stars.want");
    };
    const button = el("button", { type: "button", class: "button", on: { click } },
        t(stars.has(seat) ? "stars.drop" : "stars.want"));
    return button;
  }

  /** The seats have changed. */
  function look() {
    const freed = stars.look(seats.states, (seat) => desk.wants(seat) || desk.holds(seat));
    if (freed.length > 0) {
      tell(freed);
    }
    draw();
  }

  /** @param {number[]} freed */
  function tell(freed) {
    const names = wording().names(freed);
    fill(news, notice("success", el("p", null, t("stars.freed", { seats: names })),
        el("div", { class: "row" }, freed.map((seat) => button(t("stars.hold", { seat: wording().name(seat) }), () => {
          news.replaceChildren();
          hold(seat);
        })))));
    call.ring(t("stars.freedShort"), `${event.title}: ${names}`, "tiketi-star");
  }

  function draw() {
    const all = stars.all();
    element.hidden = all.length === 0;
    tally.textContent = `${all.length} / ${MOST_STARS}`;
    ask.hidden = call.isWanted();
    // Lines change in place: a button under the finger or the focus must not be replaced by news of another seat.
    if (all.join() !== list.dataset.seats) {
      list.dataset.seats = all.join();
      fill(list, all.map(line));
    }
    all.forEach((seat, index) => dress(list.children[index], seat));
  }

  /** @param {number} seat */
  function line(seat) {
    return el("li", null, button("", () => hold(seat)),
        el("button", { type: "button", class: "link", "aria-label": t("stars.remove", { seat: wording().name(seat) }),
          on: { click: () => toggle(seat) } }, "✕"));
  }

  /**
   * @param {Element} shown
   * @param {number} seat
   */
  function dress(shown, seat) {
    const text = wording().describe(seat);
    const [press] = shown.children;
    shown.classList.toggle("is-free", seats.states[seat] === AVAILABLE && !desk.wants(seat));
    if (press.textContent !== text) {
      press.textContent = text;
    }
  }

  async function wantCall() {
    await call.want();
    ask.hidden = true;
    say(t(call.isSilenced() ? "queue.soundOnly" : "stars.notified"));
  }
}

/**
 * @param {string} text
 * @param {() => void} click
 */
function button(text, click) {
  return el("button", { type: "button", class: "button", on: { click } }, text);
}
