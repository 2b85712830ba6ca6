// @ts-check
/** @import { Viewport } from "./viewport.js" */

/** A pointer that moved further than this was dragging, not clicking. */
const SLIP = 6;

/**
 * Mouse, pen and fingers on a map: drag to move, pinch or Ctrl + wheel to zoom, click to pick. The plain wheel stays the page's.
 *
 * @param {HTMLElement} element
 * @param {Viewport} view
 * @param {object} listener
 * @param {() => void} listener.moved
 * @param {(x: number, y: number) => void} listener.clicked
 * @param {(x: number, y: number) => void} listener.pointed
 */
export function gestures(element, view, listener) {
  /** @type {Map<number, {x: number, y: number}>} */
  const pointers = new Map();
  let slipped = 0;

  element.addEventListener("pointerdown", (event) => {
    if (event.button === 0) {
      slipped = pointers.size > 0 ? Infinity : 0;
      pointers.set(event.pointerId, at(event));
      element.setPointerCapture(event.pointerId);
    }
  });
  element.addEventListener("pointermove", (event) => {
    const before = pointers.get(event.pointerId);
    if (before) {
      move(event, before);
    } else {
      listener.pointed(event.offsetX, event.offsetY);
    }
  });
  element.addEventListener("pointerup", (event) => {
    if (pointers.delete(event.pointerId) && slipped <= SLIP) {
      listener.clicked(event.offsetX, event.offsetY);
    }
  });
  element.addEventListener("pointercancel", (event) => pointers.delete(event.pointerId));
  element.addEventListener("wheel", (event) => {
    if (event.ctrlKey || event.metaKey) {
      event.preventDefault();
      view.zoom(Math.exp(-event.deltaY / 200), event.offsetX, event.offsetY);
      listener.moved();
    }
  }, { passive: false });

  /**
   * @param {PointerEvent} event
   * @param {{x: number, y: number}} before
   */
  function move(event, before) {
    const after = at(event);
    pointers.set(event.pointerId, after);
    slipped += Math.hypot(after.x - before.x, after.y - before.y);
    if (pointers.size === 2) {
      pinch(event.pointerId, before, after);
    } else if (slipped > SLIP) {
      view.pan(after.x - before.x, after.y - before.y);
    }
    listener.moved();
  }

  /**
   * @param {number} moving
   * @param {{x: number, y: number}} before
   * @param {{x: number, y: number}} after
   */
  function pinch(moving, before, after) {
    const still = [...pointers].find(([id]) => id !== moving)?.[1] ?? after;
    const growth = distance(after, still) / Math.max(1, distance(before, still));
    view.zoom(growth, (after.x + still.x) / 2, (after.y + still.y) / 2);
    view.pan((after.x - before.x) / 2, (after.y - before.y) / 2);
  }
}

/** @param {PointerEvent} event */
function at(event) {
  return { x: event.offsetX, y: event.offsetY };
}

/**
 * @param {{x: number, y: number}} one
 * @param {{x: number, y: number}} other
 */
function distance(one, other) {
  return Math.hypot(one.x - other.x, one.y - other.y);
}
