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
import { heading } from "../core/title.js";
import { cancelButton } from "../parts/cancel-dialog.js";
import { pages } from "../parts/pages.js";
import { lines, statusText, total } from "../parts/reservation.js";
/** @import { Reservation } from "../parts/reservation.js" */

const PER_PAGE = 10;
const POLL = 10_000;

/** Everything this person has reserved, newest first. */
export const { mount, unmount } = screen((root, place, signal) => {
  if (!session.current()) {
    router.go("/login?next=/reservations", { replace: true });
    return;
  }
  const messages = el("div", { class: "messages" });
  const list = el("div", { "aria-busy": "true" });
  fill(root, heading(t("nav.reservations")), messages, list);
  load();
  live.watchAccount(load, signal);
  live.pollWhileAway(POLL, load, signal);

  async function load() {
    const page = Number(place.query.get("page")) || 1;
    try {
      show(await api.get("/api/reservations/my", { query: { page, limit: PER_PAGE }, signal }));
    } catch (problem) {
      if (problem instanceof Problem && problem.status === 401) {
        router.go("/login?next=/reservations", { replace: true });
      } else if (!isAborted(problem)) {
        fill(list, failed(problem, load));
      }
    }
    list.removeAttribute("aria-busy");
  }

  /** @param {any} answer */
  function show(answer) {
    if (list.querySelector("dialog[open]")) {
      return;
    }
    fill(list, answer.reservations.length === 0 && el("p", null, t("reservations.none"), " ",
        el("a", { href: "/" }, t("reservations.find"))),
        el("ul", { class: "tickets" }, answer.reservations.map(line)),
        pages(answer.pagination, (page) => `/reservations?page=${page}`));
  }

  /** @param {Reservation} reservation */
  function line(reservation) {
    const { event } = reservation;
    return el("li", { class: `panel ticket ${reservation.status}` },
        el("p", null, el("span", { class: `badge ${reservation.status}` }, statusText(reservation)), " ",
            reservation.reservationNumber),
        el("h2", null, el("a", { href: `/reservations/${encodeURIComponent(reservation.id)}` },
            event?.title ?? reservation.reservationNumber)),
        event && el("p", { class: "hint" }, dateTime(event.eventDate, language(), event.timeZone), el("br"), event.venue),
        el("p", null, lines(reservation).map((each) => each.text).join(" · ")),
        el("p", null, el("strong", null, total(reservation))),
        canCancel(reservation) && cancelButton(reservation, (_, text) => {
          fill(messages, notice("success", text));
          load();
        }));
  }
});

/** @param {Reservation} reservation */
function canCancel(reservation) {
  return reservation.status === "pending" || reservation.status === "confirmed";
}
