// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import * as live from "../core/live.js";
import { notice, say } from "../core/notice.js";
import * as router from "../core/router.js";
import * as session from "../core/session.js";
import { holdPanel } from "./hold-panel.js";
import { settled, underWay } from "./payment.js";
import { seatSale } from "./seat-sale.js";
import { ticketSale } from "./ticket-sale.js";
import { waitingRoom } from "./waiting-room.js";
/** @import { Word } from "../core/language.js" */
/** @import { Reservation } from "./reservation.js" */

/**
 * The sale of one event, of seats or of ticket types, with what this person holds beside it. A hold that the server knows,
 * from before a reload or from another device, is taken up again.
 *
 * @param {any} answer the event's detail
 * @param {() => any} latest the event as we know it now
 * @param {AbortSignal} signal
 */
export function eventSale(answer, latest, signal) {
  const { event } = answer;
  const aside = el("aside", { class: "side" });
  const news = el("div", { class: "messages" });
  /** @type {Reservation | null} */
  let held = null;
  /** @type {{panel: ReturnType<typeof holdPanel>, life: AbortController, id: string} | null} */
  let open = null;
  const isOpen = () => latest().status === "on_sale" || (latest().status === "sold_out" && held !== null);
  const seats = answer.seatMap
    ? seatSale({ event, isOpen, held: show, needsLogin, stale: restore }, answer.seatMap, signal) : null;
  const tickets = seats ? null : ticketSale({ event, isOpen, held: show, needsLogin }, answer.ticketTypes);
  const sale = el("div", { class: "sale-layout" }, (seats ?? tickets)?.element, aside);
  const element = event.waitingRoom.mode === "off"
    ? sale
    : el("div", { class: "stack" }, waitingRoom(event, latest, { needsLogin, isHolding: () => held !== null }, signal), sale);
  signal.addEventListener("abort", () => open?.life.abort());
  restore();
  live.watchAccount(hear, signal);
  show(null);
  return { element, update };

  function needsLogin() {
    router.go(`/login?next=${encodeURIComponent(location.pathname)}`);
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  function update(name, data) {
    if (name === "ticket-updated") {
      tickets?.update(data);
    }
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  function hear(name, data) {
    const ours = !held || name === "session-restored" || data.reservationId === held.id;
    if (ours && name !== "reservation-expiring") {
      restore();
    }
  }

  /** Asks the server what this person holds here. */
  async function restore() {
    if (!session.current()) {
      return;
    }
    try {
      const mine = await api.get("/api/reservations/my", { query: { limit: 50 }, signal });
      const pending = mine.reservations.find((/** @type {Reservation} */ each) =>
        each.status === "pending" && each.event?.id === event.id);
      const before = held;
      take(pending ?? null);
      if (!pending && !before) {
        await comeBack();
      }
    } catch {
      // The hold stays as it is shown; the next event about it asks again.
    }
  }

  /** Whoever was away to pay, at a bank's own page, comes back to what became of it. */
  async function comeBack() {
    const id = underWay();
    if (id && !signal.aborted) {
      await ended(id);
    }
  }

  /** @param {Reservation | null} reservation */
  function take(reservation) {
    if (held && !reservation) {
      // If it cannot be read now, the reservation still stands under one's own.
      ended(held.id).catch(() => {});
    }
    if (seats) {
      seats.desk.restore(reservation);
    } else {
      show(reservation);
    }
  }

  /**
   * What became of a hold that is no longer pending, read from the server.
   *
   * @param {string} id
   */
  async function ended(id) {
    const { reservation } = await api.get(`/api/reservations/${encodeURIComponent(id)}`, { signal });
    if (reservation.event?.id !== event.id) {
      return;
    }
    settled();
    if (reservation.status === "confirmed") {
      paid(id);
    } else if (reservation.status === "expired") {
      tell(reservation.paymentStatus === "refunded" ? "pay.refunded" : "hold.expired");
    } else if (await isEventCancelled()) {
      tell("hold.eventCancelled");
    }
  }

  /** The news of the hold may come before those of the event. */
  async function isEventCancelled() {
    const answer = await api.get(`/api/events/${encodeURIComponent(event.id)}`, { signal });
    return answer.event.status === "cancelled";
  }

  /** @param {Word} word */
  function tell(word) {
    fill(news, notice("error", t(word)));
    say(t(word));
  }

  /** @param {string} id */
  function paid(id) {
    router.go(`/reservations/${encodeURIComponent(id)}`);
  }

  /** @param {Reservation | null} reservation */
  function show(reservation) {
    held = reservation;
    if (!reservation) {
      open?.life.abort();
      open = null;
      fill(aside, news, el("section", { class: "panel" }, el("h2", null, t("hold.title")),
          el("p", { class: "hint" }, seats ? t("hold.noSeats") : t("hold.noTickets"))));
    } else if (open && open.id === reservation.id) {
      open.panel.update(reservation);
    } else {
      begin(reservation);
    }
  }

  /** @param {Reservation} reservation */
  function begin(reservation) {
    open?.life.abort();
    const life = new AbortController();
    const panel = holdPanel(reservation, {
      changed: take, paid: () => paid(reservation.id), stale: restore, release,
    }, life.signal);
    open = { panel, life, id: reservation.id };
    news.replaceChildren();
    fill(aside, news, panel.element);
  }

  async function release() {
    if (seats) {
      seats.desk.want([]);
    } else if (held) {
      await api.book("POST", `/api/reservations/${encodeURIComponent(held.id)}/cancel`);
      show(null);
    }
  }
}
