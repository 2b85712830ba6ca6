// @ts-check
import { el, fill } from "../core/dom.js";
import { money } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice } from "../core/notice.js";
import { Problem } from "../core/problem.js";
import { AVAILABLE } from "../seats/bitmap.js";
import { booking } from "../seats/booking.js";
import { SeatDesk } from "../seats/desk.js";
import { SeatFeed } from "../seats/feed.js";
import { seatList } from "../seats/list.js";
import { seatMap } from "../seats/map.js";
import { SeatPlan } from "../seats/plan.js";
import { SeatStates } from "../seats/states.js";
import { SeatWording } from "../seats/wording.js";
import { bestForm } from "./best-form.js";
import { choice } from "./choice.js";
import { legend } from "./legend.js";
import { starWatch } from "./star-watch.js";
/** @import { Hold } from "../seats/desk.js" */

/** Refusals that say nothing about the hold we have. */
const HARMLESS = ["seat_taken", "limit_exceeded", "sold_out"];

/**
 * The sale of an event's seats: the map, the list, best available, and what became of a wish.
 *
 * @typedef {object} Sale
 * @property {any} event
 * @property {() => boolean} isOpen whether seats are sold at the moment
 * @property {(hold: Hold | null) => void} held the hold began, changed or ended
 * @property {() => void} needsLogin
 * @property {() => void} stale what we believe to hold may be wrong: read it again
 *
 * @param {Sale} sale
 * @param {any} found the hall: its sections, special seats and the states of all as of a version
 * @param {AbortSignal} signal
 */
export function seatSale(sale, found, signal) {
  const { event } = sale;
  const plan = new SeatPlan(found.layout.sections);
  const seats = new SeatStates(plan.seats);
  const messages = el("div", { class: "messages" });
  const desk = new SeatDesk(booking(event.id), { changed, refused });
  const price = (/** @type {number} */ amount) => money(amount, event.currency, language());
  const stars = starWatch(event, { seats, desk }, () => wording, take, redraw, signal);
  const wording = new SeatWording({ plan, seats, desk, price, starred: stars.starred }, found.special);
  const hall = { plan, seats, desk, price, pick, starred: stars.starred,
    describe: (/** @type {number} */ seat) => wording.describe(seat) };
  const map = seatMap(hall, signal);
  const list = seatList(hall);
  const views = choice("seat-view", t("map.view"), [
    { value: "map", text: t("map.map"), content: map.element }, { value: "list", text: t("map.list"), content: list.element },
  ], map.redraw, stars.choose);
  const best = bestForm(event, plan, price, (wish) => sale.isOpen() ? desk.wantBest(wish) : refuseClosed());
  const element = el("section", { class: "panel sale", "aria-labelledby": "sale-title" },
      el("h2", { id: "sale-title" }, t("seats.title")), best.element, views, stars.news, messages, legend(plan, price),
      stars.element);
  let shown = "";
  const feed = new SeatFeed(event.id, seats, news, signal);
  feed.start(found);
  return { element, desk };

  function news() {
    stars.look();
    redraw();
  }

  function redraw() {
    map.redraw();
    list.redraw();
  }

  function changed() {
    best.enable(desk.hold === null && !desk.busy);
    element.setAttribute("aria-busy", String(desk.busy));
    news();
    if (!desk.busy) {
      feed.touch();
    }
    if (desk.hold && desk.hold.id !== shown) {
      const first = Number(desk.hold.seats?.[0].id);
      map.reveal(first);
      list.reveal(first);
    }
    shown = desk.hold?.id ?? "";
    sale.held(desk.hold);
  }

  /** @param {number} seat that was pressed */
  function pick(seat) {
    messages.replaceChildren();
    if (stars.isChoosing()) {
      stars.toggle(seat);
    } else {
      hold(seat);
    }
  }

  /** @param {number} seat from the list of stars: brought into sight, and held if it is not yet */
  function take(seat) {
    messages.replaceChildren();
    map.reveal(seat);
    list.reveal(seat);
    if (!desk.wants(seat)) {
      hold(seat);
    }
  }

  /** @param {number} seat */
  function hold(seat) {
    if (!sale.isOpen()) {
      fill(messages, notice("info", el("p", null, t("seats.closed"), " ", wording.describe(seat)), stars.offer(seat)));
    } else if (!desk.wants(seat) && seats.states[seat] !== AVAILABLE) {
      fill(messages, notice("info", el("p", null, wording.describe(seat)), stars.offer(seat)));
    } else if (!desk.wants(seat) && desk.wanted.size >= event.maxPerPerson) {
      fill(messages, notice("error", t("seats.limit", { count: event.maxPerPerson })));
    } else {
      desk.toggle(seat);
    }
  }

  function refuseClosed() {
    fill(messages, notice("info", t("seats.closed")));
  }

  /** @param {any} problem */
  function refused(problem) {
    if (signal.aborted) {
      return;
    }
    if (problem instanceof Problem && problem.status === 401) {
      sale.needsLogin();
      return;
    }
    fill(messages, notice("error", describe(problem), ...lost(problem)));
    if (!(problem instanceof Problem) || !HARMLESS.includes(problem.code)) {
      sale.stale();
    }
  }

  /**
   * Which seats were lost, and equal ones to take instead.
   *
   * @param {any} problem
   */
  function lost(problem) {
    if (problem?.code !== "seat_taken") {
      return [];
    }
    const conflicts = (problem.body.conflicts ?? []).map(Number);
    const alternatives = (problem.body.alternatives ?? []).map((/** @type {string[]} */ ids) => ids.map(Number));
    return [
      el("p", null, t("seats.taken", { seats: wording.names(conflicts) })),
      ...(alternatives.length > 0 ? [el("p", null, t("seats.alternatives")), el("div", { class: "row" },
          alternatives.map((/** @type {number[]} */ seats) => alternative(seats)))] : []),
    ];
  }

  /**
   * A block as large as the wish takes the place of what is held; a smaller one is added to it.
   *
   * @param {number[]} instead
   */
  function alternative(instead) {
    const click = () => {
      messages.replaceChildren();
      desk.want(instead.length > desk.wanted.size ? instead : [...desk.wanted, ...instead]);
    };
    return el("button", { type: "button", class: "button", on: { click } }, wording.names(instead));
  }
}
