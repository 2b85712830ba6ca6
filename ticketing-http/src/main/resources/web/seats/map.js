// @ts-check
import { el } from "../core/dom.js";
import { t } from "../core/language.js";
import { gestures } from "./gestures.js";
import { paint, palette } from "./paint.js";
import { Viewport } from "./viewport.js";
/** @import { SeatDesk } from "./desk.js" */
/** @import { SeatPlan } from "./plan.js" */
/** @import { SeatStates } from "./states.js" */

/** Seats smaller than this many pixels cannot be aimed at: a click there looks closer instead of picking. */
const AIMABLE = 11;
const CLOSE = 26;

/**
 * The seat map as a picture to zoom, move and click. Who cannot use it has the list of the same seats.
 *
 * @typedef {object} Hall
 * @property {SeatPlan} plan
 * @property {SeatStates} seats
 * @property {SeatDesk} desk
 * @property {(price: number) => string} price as text
 * @property {() => number[]} starred
 * @property {(seat: number) => void} pick
 * @property {(seat: number) => string} describe
 *
 * @param {Hall} hall
 * @param {AbortSignal} signal
 */
export function seatMap(hall, signal) {
  const canvas = el("canvas", { class: "seat-canvas", role: "img", "aria-label": t("map.picture") });
  const pointed = el("p", { class: "seat-pointed" }, t("map.hint"));
  const view = new Viewport(hall.plan.width, hall.plan.height);
  let asked = 0;

  let drawn = false;
  /** A seat to be brought into sight, or -1. */
  let lookFor = -1;

  const draw = () => {
    asked = 0;
    if (canvas.clientWidth === 0 || view.width === 1) {
      return;
    }
    if (lookFor >= 0) {
      look(lookFor);
      lookFor = -1;
    }
    canvas.classList.toggle("is-zoomed", !view.isFitted());
    paint(canvas, view, hall, palette());
    if (!drawn) {
      drawn = true;
      // For the browser's own instruments: from here on the seats can be seen.
      performance.mark("seats-drawn");
    }
  };
  const redraw = () => {
    asked ||= requestAnimationFrame(draw);
  };
  const zoom = (/** @type {number} */ factor) => {
    view.zoom(factor);
    redraw();
  };

  gestures(canvas, view, { moved: redraw, clicked, pointed: show });
  observeSize(canvas, view, redraw, signal);
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", redraw, { signal });
  signal.addEventListener("abort", () => cancelAnimationFrame(asked));
  const element = el("div", { class: "seat-map" }, canvas, zoomButtons(zoom, () => zoom(0)), pointed);
  return { element, redraw, reveal };

  /**
   * Brings a seat into sight, large enough to be recognised, when the map is next drawn.
   *
   * @param {number} seat
   */
  function reveal(seat) {
    lookFor = seat;
    redraw();
  }

  /** @param {number} seat */
  function look(seat) {
    const [x, y] = hall.plan.middleOf(seat);
    const [pixelX, pixelY] = view.toPixel(x, y);
    const inSight = pixelX > 0 && pixelX < view.width && pixelY > 0 && pixelY < view.height;
    if (view.scale < AIMABLE || !inSight) {
      view.show(x, y, CLOSE);
    }
  }

  /**
   * @param {number} pixelX
   * @param {number} pixelY
   */
  function clicked(pixelX, pixelY) {
    const [x, y] = view.toPlan(pixelX, pixelY);
    if (view.scale < AIMABLE) {
      view.show(x, y, CLOSE);
      redraw();
      return;
    }
    const seat = hall.plan.seatAt(x, y);
    if (seat >= 0) {
      show(pixelX, pixelY);
      hall.pick(seat);
    }
  }

  /**
   * @param {number} pixelX
   * @param {number} pixelY
   */
  function show(pixelX, pixelY) {
    const seat = hall.plan.seatAt(...view.toPlan(pixelX, pixelY));
    pointed.textContent = seat >= 0 ? hall.describe(seat) : t("map.hint");
  }
}

/**
 * @param {(factor: number) => void} zoom
 * @param {() => void} fit
 */
function zoomButtons(zoom, fit) {
  const button = (/** @type {string} */ sign, /** @type {string} */ label, /** @type {() => void} */ click) =>
    el("button", { type: "button", class: "button square", "aria-label": label, title: label, on: { click } }, sign);
  return el("div", { class: "seat-zoom", role: "group", "aria-label": t("map.zoom") },
      button("+", t("map.zoomIn"), () => zoom(1.6)),
      button("−", t("map.zoomOut"), () => zoom(1 / 1.6)),
      button("⤢", t("map.fit"), fit));
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Viewport} view
 * @param {() => void} redraw
 * @param {AbortSignal} signal
 */
function observeSize(canvas, view, redraw, signal) {
  const observer = new ResizeObserver(() => {
    if (canvas.clientWidth > 0) {
      view.resize(canvas.clientWidth, canvas.clientHeight);
      canvas.width = Math.round(canvas.clientWidth * devicePixelRatio);
      canvas.height = Math.round(canvas.clientHeight * devicePixelRatio);
      redraw();
    }
  });
  observer.observe(canvas);
  signal.addEventListener("abort", () => observer.disconnect());
}
