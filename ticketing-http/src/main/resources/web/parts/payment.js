// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import * as live from "../core/live.js";
import { describe, isAborted, notice } from "../core/notice.js";
import { Problem, isPassing } from "../core/problem.js";
import { every } from "../core/screen.js";
import { keep, recall } from "../core/store.js";
/** @import { Word } from "../core/language.js" */

const LOOK_AGAIN = 2_000;

/** @type {Record<string, Word>} */
const METHODS = {
  naver_pay: "method.naver_pay", kakao_pay: "method.kakao_pay", toss: "method.toss", bank_transfer: "method.bank_transfer",
};

/** Which reservation this browser was paying when it was last seen: the way to a bank's own page may end this one. */
const PAYING = "tiketi-paying";

/** @returns {string | null} the id of a reservation whose payment was begun here and has not been seen to end */
export function underWay() {
  return recall(PAYING);
}

/** The end of the payment is known. */
export function settled() {
  keep(PAYING, null);
}

/**
 * Where a reservation is paid. Every ending has its own words: paid, declined, undecided, too late, money returned, no answer.
 *
 * @typedef {object} Bill
 * @property {() => string} reservationId
 * @property {() => string} amount as text
 * @property {() => void} paid
 * @property {() => void} stale the reservation is no longer what it was: read it again
 *
 * @param {Bill} bill
 * @param {AbortSignal} signal
 */
export function paymentForm(bill, signal) {
  const message = el("div", { class: "messages" });
  const methods = el("fieldset", { class: "methods" }, el("legend", null, t("pay.method")));
  const button = el("button", { type: "submit", class: "button primary wide" });
  const form = el("form", { class: "payment", on: { submit } }, methods, message, button);
  /** The key of a try whose end we did not learn: the same press again must not pay twice. */
  let key = "";
  let watching = new AbortController();
  /** Whether we started a payment here and will tell its end. */
  let ours = false;
  let undecided = false;
  label();
  offer().catch(show);
  signal.addEventListener("abort", () => watching.abort());
  return { element: form, label, expect };

  function label() {
    button.textContent = t("pay.pay", { amount: bill.amount() });
  }

  async function offer() {
    const answer = await api.get("/api/payments/methods", { signal });
    answer.methods.forEach((/** @type {any} */ method, /** @type {number} */ index) => methods.append(el("label",
        { class: "method" },
        el("input", { type: "radio", name: "method", value: method.id, required: true, checked: index === 0,
          on: { change: () => (key = "") } }),
        el("span", null, METHODS[method.id] ? t(METHODS[method.id]) : method.name))));
  }

  /** @param {SubmitEvent} event */
  async function submit(event) {
    event.preventDefault();
    const paymentMethod = new FormData(form).get("method");
    key ||= api.newKey();
    ours = true;
    busy(true);
    keep(PAYING, bill.reservationId());
    fill(message, notice("info", t("pay.working")));
    try {
      const answer = await api.book("POST", "/api/payments/process", { reservationId: bill.reservationId(), paymentMethod },
          key);
      ended(answer.payment);
    } catch (problem) {
      show(problem);
    }
  }

  /**
   * Takes up, after a reload, a payment that is under way: until it has ended there is nothing to press.
   *
   * @param {boolean} pending
   */
  function expect(pending) {
    if (ours || pending === undecided) {
      return;
    }
    undecided = pending;
    watching.abort();
    watching = new AbortController();
    busy(pending);
    fill(message, pending && notice("info", t("pay.pending")));
    if (pending) {
      every(LOOK_AGAIN, bill.stale, watching.signal);
    }
  }

  /** @param {{id: string, status: string}} payment */
  function ended(payment) {
    if (signal.aborted) {
      return;
    }
    key = "";
    ours = payment.status === "pending";
    if (!ours) {
      settled();
    }
    switch (payment.status) {
      case "completed":
        bill.paid();
        return;
      case "pending":
        watch(payment.id);
        return;
      case "refunded":
        fill(message, notice("error", t("pay.refunded")));
        bill.stale();
        return;
      default:
        busy(false);
        fill(message, notice("error", t("pay.declined")));
    }
  }

  /**
   * Waits for the end of a payment that the provider has not decided, by the private topic and by asking.
   *
   * @param {string} paymentId
   */
  function watch(paymentId) {
    watching.abort();
    watching = new AbortController();
    busy(true);
    fill(message, notice("info", t("pay.pending")));
    const look = async () => {
      const { payment } = await api.get(`/api/payments/${encodeURIComponent(paymentId)}`, { signal: watching.signal });
      if (payment.status !== "pending" && !watching.signal.aborted) {
        watching.abort();
        ended(payment);
      }
    };
    const tryLook = () => void look().catch(() => {});
    every(LOOK_AGAIN, tryLook, watching.signal);
    live.watchAccount((name) => name === "payment-updated" && tryLook(), watching.signal);
  }

  /** @param {unknown} problem */
  function show(problem) {
    if (isAborted(problem) || signal.aborted) {
      return;
    }
    ours = false;
    busy(false);
    if (!(problem instanceof Problem) || !isPassing(problem)) {
      key = "";
    }
    const declined = problem instanceof Problem && problem.code === "payment_declined";
    fill(message, notice("error", declined ? t("pay.declined") : describe(problem)));
    if (problem instanceof Problem && ["reservation_expired", "invalid_state", "not_found"].includes(problem.code)) {
      bill.stale();
    }
  }

  /** @param {boolean} on */
  function busy(on) {
    button.disabled = on;
    methods.disabled = on;
    form.setAttribute("aria-busy", String(on));
  }
}
