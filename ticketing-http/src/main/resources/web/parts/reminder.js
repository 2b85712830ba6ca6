// @ts-check
import * as api from "../core/api.js";
import { el } from "../core/dom.js";
import { t } from "../core/language.js";
import { describe, say } from "../core/notice.js";
import * as router from "../core/router.js";
import * as session from "../core/session.js";
import { keep, recall } from "../core/store.js";

/**
 * A button to be reminded of an opening, and to take that back. The server counts who asked and does not say who; this browser
 * remembers it, and asking twice changes nothing.
 *
 * @param {string} eventId
 */
export function reminder(eventId) {
  const path = `/api/events/${encodeURIComponent(eventId)}/reminder`;
  const button = el("button", { type: "button", class: "button", on: { click: press } });
  const problem = el("span", { class: "field-error", role: "alert" });
  describeButton();
  return el("p", { class: "row reminder" }, button, problem);

  async function press() {
    if (!session.current()) {
      router.go(`/login?next=${encodeURIComponent(location.pathname)}`);
      return;
    }
    const wanted = !isWanted();
    button.disabled = true;
    problem.textContent = "";
    try {
      await api.change(wanted ? "POST" : "DELETE", path);
      keep(name(), wanted ? "1" : null);
      say(t(wanted ? "reminder.wanted" : "reminder.forgotten"));
    } catch (failure) {
      problem.textContent = describe(failure);
    }
    button.disabled = false;
    describeButton();
  }

  function describeButton() {
    const wanted = isWanted();
    button.textContent = t(wanted ? "reminder.wanted" : "reminder.want");
    button.setAttribute("aria-pressed", String(wanted));
  }

  function name() {
    return `tiketi-reminder-${eventId}-${session.current()?.id ?? ""}`;
  }

  function isWanted() {
    return recall(name()) !== null;
  }
}
