// @ts-check
import { count } from "../core/format.js";
import { language, t } from "../core/language.js";
import { paintAfar } from "./afar.js";
import { AVAILABLE, BLOCKED } from "./bitmap.js";
import { column } from "./plan.js";
/** @import { Group } from "./afar.js" */
/** @import { Hall } from "./map.js" */
/** @import { Row } from "./plan.js" */
/** @import { Viewport } from "./viewport.js" */

const NUMBERS_FROM = 20;
const LABELS_FROM = 12;
/** Below this many pixels nobody sees a round corner, and all seats are drawn as one picture. */
const ROUND_FROM = 7;
/** Pixels beside the hall that a label needs. */
const ROOM_BESIDE = 110;
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
    floor: colour("--floor"), stage: colour("--stage"), ink: colour("--ink"), soft: colour("--ink-soft"), onSeat: colour("--on-seat"),
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
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d", { alpha: false }));
  const ratio = canvas.width / view.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  context.textAlign = "center";
  context.textBaseline = "middle";
  const [, top] = view.toPlan(0, 0);
  const [, bottom] = view.toPlan(0, view.height);
  const rows = hall.plan.rowsBetween(top - 1, bottom);
  paintSeats(context, view, hall, colours, rows);
  stage(context, view, hall, colours);
  if (view.scale >= LABELS_FROM) {
    rows.forEach((row) => rowNumber(context, view, hall, colours, row));
    titles(context, view, hall, colours);
  } else {
    labels(context, view, hall, colours);
  }
  stars(context, view, hall, colours);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
function stage(context, view, hall, colours) {
  const { width, stage: depth } = hall.plan;
  const [x, y] = view.toPixel(width * 0.2, 0);
  const height = depth * 0.5 * view.scale;
  context.fillStyle = colours.stage;
  context.beginPath();
  context.roundRect(x, y, width * 0.6 * view.scale, height, [height * 0.25, height * 0.25, height, height]);
  context.fill();
  if (height > 11) {
    context.fillStyle = colours.onSeat;
    context.font = `600 ${Math.min(15, height * 0.7)}px ${colours.font}`;
    context.fillText(t("map.stage"), x + width * 0.3 * view.scale, y + height * 0.52);
  }
}

/**
 * The floor and the seats on it. Seats of one colour are drawn together, because changing colours costs more than drawing. A free seat is full, a taken one
 * small and pale, one's own outlined: nobody needs the colours to tell them apart.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 * @param {Row[]} rows
 */
function paintSeats(context, view, hall, colours, rows) {
  const size = Math.max(1, view.scale * (view.scale < 6 ? 0.85 : 0.8));
  /** @type {Map<string, number[]>} */
  const groups = new Map();
  /** @type {{x: number, y: number, text: string}[]} */
  const numbers = [];
  const mine = hall.desk.ours();
  for (const row of rows) {
    const own = colours.sections[row.sectionIndex % SECTION_COLOURS];
    for (let number = 0; number < row.section.seatsPerRow; number++) {
      const planX = row.x + column(row, number);
      const x = (planX + 1) * view.scale + view.x;
      const y = (row.y - hall.plan.lift(planX + 0.5) + 1) * view.scale + view.y;
      if (x < -view.scale || x > view.width || y < -view.scale || y > view.height) {
        continue;
      }
      const seat = row.first + number;
      const state = hall.seats.states[seat];
      const isMine = mine.has(seat);
      const colour = isMine ? colours.mine : state === AVAILABLE ? own : state === BLOCKED ? colours.blocked : colours.taken;
      const group = groups.get(colour) ?? [];
      groups.set(colour, group);
      group.push(x, y);
      if (size >= NUMBERS_FROM * 0.8 && (isMine || state === AVAILABLE)) {
        numbers.push({ x: x + size / 2, y: y + size / 2, text: String(number + 1) });
      }
    }
  }
  const ready = [...groups].map(([colour, places]) => {
    const isPale = colour === colours.taken || colour === colours.blocked;
    return { colour, inset: isPale ? size * 0.2 : 0, places };
  });
  if (size < ROUND_FROM) {
    paintAfar(context, colours.floor, ready, size, context.canvas.width / view.width);
  } else {
    context.fillStyle = colours.floor;
    context.fillRect(0, 0, view.width, view.height);
    ready.forEach((group) => fillSeats(context, group, size));
  }
  outline(context, groups.get(colours.mine) ?? [], size, colours);
  context.fillStyle = colours.onSeat;
  context.font = `${size * 0.42}px sans-serif`;
  numbers.forEach(({ x, y, text }) => context.fillText(text, x, y));
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Group} group
 * @param {number} size
 */
function fillSeats(context, { colour, inset, places }, size) {
  const side = size - 2 * inset;
  context.fillStyle = colour;
  context.beginPath();
  for (let at = 0; at < places.length; at += 2) {
    context.roundRect(places[at] + inset, places[at + 1] + inset, side, side, side * 0.25);
  }
  context.fill();
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {number[]} places
 * @param {number} size
 * @param {Palette} colours
 */
function outline(context, places, size, colours) {
  const edge = Math.max(0, (9 - size) / 2);
  context.strokeStyle = colours.ink;
  context.lineWidth = 2;
  for (let at = 0; at < places.length; at += 2) {
    context.strokeRect(places[at] - edge, places[at + 1] - edge, size + 2 * edge, size + 2 * edge);
  }
}

/**
 * The number of a row, beside it or at the window's edge.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 * @param {Row} row
 */
function rowNumber(context, view, hall, colours, row) {
  const beside = view.toPixel(row.x - 0.6, 0)[0];
  const middle = Math.max(beside, 12);
  const x = Math.max(row.x, view.toPlan(12, 0)[0]);
  const y = view.toPixel(0, row.y + 0.4 - hall.plan.lift(x))[1];
  if (beside < middle) {
    context.fillStyle = colours.plate;
    context.fillRect(0, y - view.scale / 2, 24, view.scale);
  }
  context.fillStyle = colours.ink;
  context.font = `${Math.min(12, view.scale * 0.6)}px ${colours.font}`;
  context.fillText(String(row.number), middle, y);
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
 * The name and price of each section over its first row.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
function titles(context, view, hall, colours) {
  context.font = `600 13px ${colours.font}`;
  context.fillStyle = colours.ink;
  for (const section of hall.plan.sections) {
    const [x, y] = view.toPixel(hall.plan.width / 2, hall.plan.span(section).top - 0.9);
    context.fillText(`${section.name} ${hall.price(section.price)}`, x, y);
  }
}

/**
 * From afar the sections have labels: beside the hall where there is room, with what is left, or else on plates over the seats.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {Viewport} view
 * @param {Hall} hall
 * @param {Palette} colours
 */
function labels(context, view, hall, colours) {
  const [left] = view.toPixel(0, 0);
  const [right] = view.toPixel(hall.plan.width, 0);
  for (const section of hall.plan.sections) {
    const { top, bottom, first } = hall.plan.span(section);
    const [middle, y] = view.toPixel(hall.plan.width / 2, (top + bottom) / 2);
    const price = hall.price(section.price);
    if (left < ROOM_BESIDE) {
      plate(context, colours, `${section.name} ${price}`, middle, y);
      continue;
    }
    const free = hall.seats.free(first, section.rows * section.seatsPerRow);
    const above = view.toPixel(0, (top + bottom) / 2 - hall.plan.rise)[1];
    beside(context, colours, left - 16, above, "right", section.name, price);
    beside(context, colours, right + 16, above, "left", count(free, language()), t("map.left"));
  }
  context.textAlign = "center";
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} colours
 * @param {string} text
 * @param {number} x
 * @param {number} y
 */
function plate(context, colours, text, x, y) {
  context.font = `600 13px ${colours.font}`;
  const width = context.measureText(text).width + 20;
  context.fillStyle = colours.plate;
  context.beginPath();
  context.roundRect(x - width / 2, y - 12, width, 24, 12);
  context.fill();
  context.fillStyle = colours.ink;
  context.fillText(text, x, y);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {Palette} colours
 * @param {number} x
 * @param {number} y
 * @param {"left" | "right"} align
 * @param {string} strong
 * @param {string} soft
 */
function beside(context, colours, x, y, align, strong, soft) {
  context.textAlign = align;
  context.fillStyle = colours.ink;
  context.font = `700 16px ${colours.font}`;
  context.fillText(strong, x, y - 9);
  context.fillStyle = colours.soft;
  context.font = `13px ${colours.font}`;
  context.fillText(soft, x, y + 10);
}
