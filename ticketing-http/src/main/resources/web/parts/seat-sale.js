// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { money } from "../core/format.js";
import { language, t } from "../core/language.js";
import { describe, notice, say } from "../core/notice.js";
import { Problem } from "../core/problem.js";
import { AVAILABLE, BLOCKED, LOCKED } from "../seats/bitmap.js";
import { SeatDesk } from "../seats/desk.js";
import { SeatFeed } from "../seats/feed.js";
import { seatList } from "../seats/list.js";
import { seatMap } from "../seats/map.js";
import { SeatPlan } from "../seats/plan.js";
import { SeatStates } from "../seats/states.js";
import { bestForm } from "./best-form.js";
import { choice } from "./choice.js";
import { legend } from "./legend.js";
/** @import { Word } from "../core/language.js" */
/** @import { Hold } from "../seats/desk.js" */

/** @type {Record<string, Word>} */
const FEATURES = {
  accessible: "feature.accessible", companion: "feature.companion", restricted_view: "feature.restricted_view",
};

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
 * @param {any} layout
 * @param {AbortSignal} signal
 */
export function seatSale(sale, layout, signal) {
  const { event } = sale;
  const plan = new SeatPlan(layout.layout.sections);
  const seats = new SeatStates(plan.seats);
  const special = specialSeats(layout);
  const messages = el("div", { class: "messages" });
  const desk = new SeatDesk(booking(event.id), { changed, refused });
  const price = (/** @type {number} */ amount) => money(amount, event.currency, language());
  const hall = { plan, seats, desk, price, pick, describe: describeSeat };
  const map = seatMap(hall, signal);
  const list = seatList(hall);
  const views = choice("seat-view", t("map.view"), [
    { value: "map", text: t("map.map"), content: map.element }, { value: "list", text: t("map.list"), content: list.element },
  ], map.redraw);
  const best = bestForm(event, plan, price, (wish) => sale.isOpen() ? desk.wantBest(wish) : refuseClosed());
  const element = el("section", { class: "panel sale", "aria-labelledby": "sale-title" },
      el("h2", { id: "sale-title" }, t("seats.title")), best.element, views, messages, legend(plan, price));
  let shown = "";
  const feed = new SeatFeed(event.id, seats, redraw, signal);
  feed.start().catch((problem) => fill(messages, notice("error", describe(problem))));
  return { element, desk };

  function redraw() {
    map.redraw();
    list.redraw();
  }

  function changed() {
    best.enable(desk.hold === null && !desk.busy);
    element.setAttribute("aria-busy", String(desk.busy));
    redraw();
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

  /** @param {number} seat */
  function pick(seat) {
    messages.replaceChildren();
    if (!sale.isOpen()) {
      refuseClosed();
    } else if (!desk.wants(seat) && seats.states[seat] !== AVAILABLE) {
      say(describeSeat(seat));
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
    if (!(problem instanceof Problem) || !["seat_taken", "limit_exceeded", "sold_out"].includes(problem.code)) {
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
      el("p", null, t("seats.taken", { seats: names(conflicts) })),
      ...(alternatives.length > 0 ? [el("p", null, t("seats.alternatives")), el("div", { class: "row" },
          alternatives.map((/** @type {number[]} */ seats) => alternative(seats)))] : []),
    ];
  }

  /** @param {number[]} instead */
  function alternative(instead) {
    const click = () => {
      messages.replaceChildren();
      desk.want(instead.length >= Math.max(1, desk.wanted.size) ? instead : [...desk.wanted, ...instead]);
    };
    return el("button", { type: "button", class: "button", on: { click } }, names(instead));
  }

  /** @param {number[]} some */
  function names(some) {
    return some.map(seatName).join(", ");
  }

  /** @param {number} seat */
  function seatName(seat) {
    const row = plan.rowOf(seat);
    return t("seat.name", { section: row.section.name, row: row.number, seat: seat - row.first + 1 });
  }

  /** @param {number} seat */
  function describeSeat(seat) {
    return [seatName(seat), price(plan.rowOf(seat).section.price), ...(special.get(seat) ?? []).map(featureText),
      stateText(seat)].join(", ");
  }

  /** @param {number} seat */
  function stateText(seat) {
    if (desk.holds(seat)) {
      return t("seat.mine");
    }
    switch (seats.states[seat]) {
      case AVAILABLE: return t("seat.available");
      case LOCKED: return t("seat.locked");
      case BLOCKED: return t("seat.blocked");
      default: return t("seat.reserved");
    }
  }
}

/**
 * Seats that are not like the others, with what is special about them.
 *
 * @param {{seats: {id: string, features?: string[]}[]}} layout
 * @returns {Map<number, string[]>}
 */
function specialSeats(layout) {
  return new Map(layout.seats.filter((seat) => seat.features)
      .map((seat) => [Number(seat.id), (seat.features ?? []).filter((feature) => FEATURES[feature])]));
}

/** @param {string} feature */
function featureText(feature) {
  return t(FEATURES[feature]);
}

/**
 * @param {string} eventId
 * @returns {import("../seats/desk.js").Booking}
 */
function booking(eventId) {
  const path = (/** @type {string} */ id) => `/api/seats/reservation/${encodeURIComponent(id)}`;
  return {
    reserve: async (seatIds) => (await api.book("POST", "/api/seats/reserve", { eventId, seatIds })).reservation,
    reserveBest: async (wish) =>
      (await api.book("POST", "/api/seats/reserve", { eventId, bestAvailable: wish })).reservation,
    replace: async (id, seatIds) => (await api.book("PUT", path(id), { seatIds })).reservation,
    cancel: async (id) => void await api.book("POST", `/api/reservations/${encodeURIComponent(id)}/cancel`),
  };
}
