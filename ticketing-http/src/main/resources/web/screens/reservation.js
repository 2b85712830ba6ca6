// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { dateTime } from "../core/format.js";
import { language, t } from "../core/language.js";
import * as live from "../core/live.js";
import { failed, isAborted, notice } from "../core/notice.js";
import { Problem } from "../core/problem.js";
import * as router from "../core/router.js";
import { screen } from "../core/screen.js";
import * as session from "../core/session.js";
import { focusHeading, heading } from "../core/title.js";
import { cancelButton } from "../parts/cancel-dialog.js";
import { holdPanel } from "../parts/hold-panel.js";
import { lines, statusText, total } from "../parts/reservation.js";
/** @import { Reservation } from "../parts/reservation.js" */

const POLL = 5_000;

/** One reservation: the ticket when it is paid, the way to pay while it is held, and what became of it otherwise. */
export const { mount, unmount } = screen((root, place, signal) => {
  const id = encodeURIComponent(place.parameters[0]);
  const messages = el("div", { class: "messages" });
  const body = el("div", { class: "stack" });
  let life = new AbortController();
  /** @type {ReturnType<typeof holdPanel> | null} */
  let panel = null;
  if (!session.current()) {
    router.go(`/login?next=/reservations/${id}`, { replace: true });
    return;
  }
  fill(root, el("p", { class: "hint", role: "status" }, t("loading")));
  load();
  live.watchAccount((name, data) => {
    if (name === "session-restored" || data.reservationId === place.parameters[0]) {
      load();
    }
  }, signal);
  live.pollWhileAway(POLL, load, signal);
  signal.addEventListener("abort", () => life.abort());

  async function load() {
    try {
      show((await api.get(`/api/reservations/${id}`, { signal })).reservation);
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) {
        router.go(`/login?next=/reservations/${id}`, { replace: true });
      } else if (!isAborted(problem)) {
        fill(root, heading(t("reservation.unknown")), failed(problem, load));
      }
    }
  }

  /** @param {Reservation} reservation */
  function show(reservation) {
    if (body.querySelector("dialog[open]")) {
      return;
    }
    if (panel && reservation.status === "pending") {
      panel.update(reservation);
      return;
    }
    const fresh = !body.isConnected;
    life.abort();
    life = new AbortController();
    panel = reservation.status === "pending" ? holdPanel(reservation, {
      changed: show, paid: load, stale: load, release,
    }, life.signal) : null;
    fill(body, ticket(reservation), panel?.element);
    if (fresh) {
      fill(root, el("div", { class: "ticket-page" }, heading(t("reservation.title")), messages, body));
      focusHeading(root);
    }
  }

  async function release() {
    await api.book("POST", `/api/reservations/${id}/cancel`);
    await load();
  }

  /** @param {Reservation} reservation */
  function ticket(reservation) {
    const { event } = reservation;
    return el("section", { class: `panel ticket ${reservation.status}`, "aria-labelledby": "ticket-title" },
        el("p", null, el("span", { class: `badge ${reservation.status}` }, statusText(reservation))),
        el("h2", { id: "ticket-title" }, event?.title),
        event && el("p", null, dateTime(event.eventDate, language(), event.timeZone), el("br"),
            [event.venue, event.address].filter(Boolean).join(", ")),
        el("div", { class: "stub" }, el("p", { class: "hint" }, t("reservation.number")),
            el("p", { class: "number" }, reservation.reservationNumber)),
        el("ul", { class: "lines" }, lines(reservation).map((line) =>
          el("li", null, el("span", null, line.text), el("span", null, line.price)))),
        el("p", { class: "sum" }, t("hold.total"), " ", el("strong", null, total(reservation))),
        el("p", { class: "hint" }, explanation(reservation)),
        reservation.status === "confirmed" && el("p", null, el("button", { type: "button", class: "button primary print-button",
          on: { click: () => window.print() } }, t("reservation.print"))),
        reservation.status === "confirmed" && cancelButton(reservation, (next, text) => {
          fill(messages, notice("success", text));
          load();
        }),
        event && el("p", null, el("a", { href: `/events/${encodeURIComponent(event.id)}` }, t("reservation.event"))));
  }
});

/** @param {Reservation} reservation */
function explanation(reservation) {
  const refunded = reservation.paymentStatus === "refunded";
  switch (reservation.status) {
    case "confirmed": return t("reservation.confirmed");
    case "expired": return refunded ? t("reservation.lateRefund") : t("reservation.expired");
    case "cancelled": return refunded ? t("reservation.cancelledRefund") : t("reservation.cancelled");
    default: return t("reservation.pending");
  }
}
