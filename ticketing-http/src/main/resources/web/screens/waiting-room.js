// @ts-check
import * as api from "../core/api.js";
import * as clock from "../core/clock.js";
import { el, fill } from "../core/dom.js";
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import * as live from "../core/live.js";
import { failed, isAborted, say } from "../core/notice.js";
import * as router from "../core/router.js";
import { every, screen } from "../core/screen.js";
import { focusHeading, heading } from "../core/title.js";
import { ring } from "../queue/call.js";
import { placeIn } from "../queue/place.js";
import { roomView } from "../queue/room.js";
/** @import { Place } from "../core/screen.js" */
/** @import { Standing } from "../queue/place.js" */

/** @param {Place} place */
export function prepare(place) {
  api.readAhead(`/api/events/${encodeURIComponent(place.parameters[0])}`);
}

/** The waiting room of an event under its own address; whose turn has come goes on to the event. */
export const { mount, unmount } = screen((root, place, signal) => {
  const id = encodeURIComponent(place.parameters[0]);
  const onwards = `/events/${id}`;
  /** @type {any} */
  let event = null;
  fill(root, el("p", { class: "hint", role: "status" }, t("loading")));
  load();

  async function load() {
    try {
      event = (await api.get(`/api/events/${id}`, { signal })).event;
      if (event.waitingRoom.mode === "off") {
        router.go(onwards, { replace: true });
      } else {
        show();
      }
    } catch (problem) {
      if (!isAborted(problem)) {
        fill(root, heading(t("event.unknown")), failed(problem, load));
      }
    }
  }

  function show() {
    const title = heading(t("queue.title"));
    const pageTitle = document.title;
    let waited = false;
    const way = el("a", { class: "button", href: onwards }, t("queue.event"));
    const line = placeIn(event, () => event, changed, signal);
    const needsLogin = () => router.go(`/login?next=${encodeURIComponent(`/waiting-room/${id}`)}`);
    const room = roomView({ event, latest: () => event, place: line, title, needsLogin, ways: [way] }, signal);
    fill(root, el("section", { class: "panel room-page" }, room.element));
    room.update(line.standing());
    focusHeading(root);
    live.watchEvent(event.id, { hear, joined: () => {} }, signal);
    every(500, tick, signal);

    /** @param {Standing} standing */
    function changed(standing) {
      const { phase, view } = standing;
      document.title = phase === "waiting" && view?.position
        ? `(${count(view.position, language())}) ${pageTitle}` : pageTitle;
      room.update(standing);
      if (phase === "inside") {
        arrive(waited);
      }
      waited ||= phase === "waiting" || phase === "entered";
    }
  }

  /** @param {boolean} waited */
  function arrive(waited) {
    if (waited) {
      ring(t("queue.calledShort"), event.title, "tiketi-turn");
      say(t("queue.admitted"));
    }
    router.go(onwards, { replace: true });
  }

  /**
   * @param {string} name
   * @param {any} data
   */
  function hear(name, data) {
    if (name === "event-updated") {
      event = { ...event, status: data.status };
    }
  }

  function tick() {
    if (event.status === "upcoming" && clock.until(event.saleStartDate) === 0) {
      event = { ...event, status: "on_sale" };
    }
  }
});
