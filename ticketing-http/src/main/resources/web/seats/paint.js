// @ts-check
import { t } from "../core/language.js";
import { AVAILABLE, BLOCKED } from "./bitmap.js";
import { column } from "./plan.js";
/** @import { Hall } from "./map.js" */
/** @import { Row } from "./plan.js" */
/** @import { Viewport } from "./viewport.js" */

const NUMBERS_FROM = 20;
const LABELS_FROM = 12;
/** How many colours the style sheet has for sections; further sections begin again. */
export const SECTION_COLOURS = 6;

/**
 * The colours of the map, as the style sheet says.
 *
 * @typedef {ReturnType<typeof palette>} Palette
 */
export function palette() {
  const style = getComputedStyle(document.documentElement);
  const colour = (/** @type {string} */ name) => style.getPropertyValue(name).trim();
  return {
    floor: colour("--floor"), stage: colour("--stage"), ink: colour("--ink"), onSeat: colour("--on-seat"),
    taken: colour("--seat-taken"), blocked: colour("--seat-blocked"), mine: colour("--seat-mine"), star: colour("--star"),
    plate: colour("--plate"), font: style.fontFamily,
    sections: Array.from({ length: SECTION_COLOURS }, (_, index) => colour(`--section-${index}`)),
  };
}

/**
 * Draws what the viewport shows. All 20,000 seats of a dome take some milliseconds, so that nothing is kept between two
 * pictures that could be out of date.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
export function paint(canvas, view, hall, colours) {
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const ratio = canvas.width / view.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.fillStyle = colours.floor;
  context.fillRect(0, 0, view.width, view.height);
  context.textAlign = "center";
  context.textBaseline = "middle";
  stage(context, view, hall, colours);
  const [, top] = view.toPlan(0, 0);
  const [, bottom] = view.toPlan(0, view.height);
  for (const row of hall.plan.rowsBetween(top - 1, bottom)) {
    paintRow(context, view, hall, colours, row);
  }
  names(context, view, hall, colours);
  stars(context, view, hall, colours);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
function stage(context, view, hall, colours) {
  const [x, y] = view.toPixel(hall.plan.width * 0.2, 0);
  context.fillStyle = colours.stage;
  context.fillRect(x, y, hall.plan.width * 0.6 * view.scale, 1.4 * view.scale);
  if (view.scale > 8) {
    context.fillStyle = colours.onSeat;
    context.font = `600 ${Math.min(16, view.scale)}px ${colours.font}`;
    context.fillText(t("map.stage"), x + hall.plan.width * 0.3 * view.scale, y + 0.75 * view.scale);
  }
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 * @param {Row} row
 */
function paintRow(context, view, hall, colours, row) {
  const size = Math.max(1, view.scale * (view.scale < 6 ? 0.85 : 0.8));
  const own = colours.sections[row.sectionIndex % SECTION_COLOURS];
  for (let number = 0; number < row.section.seatsPerRow; number++) {
    const [x, y] = view.toPixel(row.x + column(row, number), row.y);
    if (x > -view.scale && x < view.width) {
      paintSeat(context, hall, colours, { seat: row.first + number, number: number + 1, x, y, size, own });
    }
  }
  if (view.scale >= LABELS_FROM) {
    rowNumber(context, view, colours, row);
  }
}

/**
 * The number of a row, beside it or at the window's edge.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Palette} colours
 * @param {Row} row
 */
function rowNumber(context, view, colours, row) {
  const [x, y] = view.toPixel(row.x - 0.6, row.y + 0.4);
  const middle = Math.max(x, 12);
  if (x < middle) {
    context.fillStyle = colours.plate;
    context.fillRect(0, y - view.scale / 2, 24, view.scale);
  }
  context.fillStyle = colours.ink;
  context.font = `${Math.min(12, view.scale * 0.6)}px ${colours.font}`;
  context.fillText(String(row.number), middle, y);
}

/**
 * A free seat is full, a taken one small and pale, one's own outlined: nobody needs the colours to tell them apart.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Hall} hall
 * @param {Palette} colours
 * @param {{seat: number, number: number, x: number, y: number, size: number, own: string}} spot
 */
function paintSeat(context, hall, colours, { seat, number, x, y, size, own }) {
  const state = hall.seats.states[seat];
  const mine = hall.desk.wants(seat) || hall.desk.holds(seat);
  const free = state === AVAILABLE;
  const shrink = mine || free ? 0 : size * 0.2;
  context.fillStyle = mine ? colours.mine : free ? own : state === BLOCKED ? colours.blocked : colours.taken;
  context.fillRect(x + shrink, y + shrink, size - 2 * shrink, size - 2 * shrink);
  if (mine) {
    context.strokeStyle = colours.ink;
    context.lineWidth = hall.desk.holds(seat) ? 2 : 1;
    context.strokeRect(x, y, size, size);
  }
  if (size >= NUMBERS_FROM * 0.8 && (mine || free)) {
    context.fillStyle = colours.onSeat;
    context.font = `${size * 0.42}px sans-serif`;
    context.fillText(String(number), x + size / 2, y + size / 2);
  }
}

/**
 * Stars lie over everything, and are as large from afar as anybody needs to find them.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
function stars(context, view, hall, colours) {
  const size = Math.max(16, view.scale * 0.7);
  context.font = `${size}px sans-serif`;
  context.lineWidth = size / 6;
  context.lineJoin = "round";
  context.strokeStyle = colours.floor;
  context.fillStyle = colours.star;
  for (const seat of hall.starred()) {
    const [x, y] = view.toPixel(...hall.plan.middleOf(seat));
    context.strokeText("★", x, y);
    context.fillText("★", x, y);
  }
}

/**
 * The names of the sections, on plates while the seats are too small to leave room between them.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
function names(context, view, hall, colours) {
  const far = view.scale < LABELS_FROM;
  context.font = `600 13px ${colours.font}`;
  for (const section of hall.plan.sections) {
    const rows = hall.plan.rows.filter((row) => row.section === section);
    const text = `${section.name} ${hall.price(section.price)}`;
    const middle = far ? (rows[0].y + rows[rows.length - 1].y + 1) / 2 : rows[0].y - 0.9;
    const [x, y] = view.toPixel(hall.plan.width / 2, middle);
    const width = context.measureText(text).width + 16;
    if (far) {
      context.fillStyle = colours.plate;
      context.fillRect(x - width / 2, y - 11, width, 22);
    }
    context.fillStyle = colours.ink;
    context.fillText(text, x, y);
  }
}
