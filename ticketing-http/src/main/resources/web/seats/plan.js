// @ts-check

/**
 * Where the seats of a layout lie: rows from the stage backwards, one unit per seat, wide rows cut into blocks by aisles. Rows
 * bend around the stage: the further a seat is from the middle, the nearer it comes.
 *
 * @typedef {object} Section
 * @property {string} name
 * @property {number} rows
 * @property {number} seatsPerRow
 * @property {number} price
 * @property {number} startRow
 *
 * @typedef {object} Row
 * @property {Section} section
 * @property {number} sectionIndex
 * @property {number} number as printed
 * @property {number} first index of its first seat
 * @property {number} y of its upper edge, in the middle
 * @property {number} x of its left edge
 * @property {number} block seats between two aisles
 */

const AISLE = 1;
const WIDEST_BLOCK = 25;
const ROWS_BETWEEN_AISLES = 20;
const SECTION_GAP = 2;
/** Seats between stage and first row: more before a deep hall, so that the stage is seen from afar. */
const stageOf = (/** @type {number} */ rows) => Math.max(3, rows * 0.035);
/** How much nearer to the stage the ends of the widest row are than its middle. */
const riseOf = (/** @type {number} */ width) => Math.min(6, width * 0.07);

export class SeatPlan {
  /** @param {Section[]} sections in layout order */
  constructor(sections) {
    this.sections = sections;
    this.width = Math.max(...sections.map((section) => rowWidth(section)));
    /** @type {Row[]} */
    this.rows = [];
    this.seats = 0;
    this.stage = stageOf(sections.reduce((sum, section) => sum + section.rows, 0));
    this.rise = riseOf(this.width);
    this.height = this.stage + this.lift((this.width - rowWidth(sections[0])) / 2);
    sections.forEach((section, index) => this.lay(section, index));
  }

  /**
   * @param {number} seat
   * @returns {Row}
   */
  rowOf(seat) {
    return this.rows[lastAtMost(this.rows, (row) => row.first, seat)];
  }

  /**
   * The middle of a seat.
   *
   * @param {number} seat
   * @returns {[number, number]}
   */
  middleOf(seat) {
    const row = this.rowOf(seat);
    const x = row.x + column(row, seat - row.first) + 0.5;
    return [x, row.y + 0.5 - this.lift(x)];
  }

  /**
   * How much nearer to the stage than in the middle a row is here.
   *
   * @param {number} x
   */
  lift(x) {
    return this.rise * (2 * x / this.width - 1) ** 2;
  }

  /**
   * From which row to which a section reaches, in the middle of the hall, and its first seat.
   *
   * @param {Section} section
   */
  span(section) {
    const rows = this.rows.filter((row) => row.section === section);
    return { top: rows[0].y, bottom: rows[rows.length - 1].y + 1, first: rows[0].first };
  }

  /**
   * The seat at a point, or -1 between seats.
   *
   * @param {number} x
   * @param {number} y
   */
  seatAt(x, y) {
    const straight = y + this.lift(x);
    const row = this.rows[lastAtMost(this.rows, (each) => each.y, straight)];
    if (!row || straight >= row.y + 1) {
      return -1;
    }
    const offset = x - row.x;
    const block = Math.floor(offset / (row.block + AISLE));
    const within = Math.floor(offset - block * (row.block + AISLE));
    const number = block * row.block + within;
    const exists = offset >= 0 && within < row.block && number < row.section.seatsPerRow;
    return exists ? row.first + number : -1;
  }

  /**
   * The rows that touch a horizontal strip.
   *
   * @param {number} top
   * @param {number} bottom
   */
  rowsBetween(top, bottom) {
    const start = Math.max(0, lastAtMost(this.rows, (row) => row.y, top));
    const end = lastAtMost(this.rows, (row) => row.y, bottom + this.rise);
    return this.rows.slice(start, end + 1);
  }

  /**
   * @param {Section} section
   * @param {number} sectionIndex
   */
  lay(section, sectionIndex) {
    this.height += sectionIndex === 0 ? 0 : SECTION_GAP;
    const block = blockOf(section);
    const x = (this.width - rowWidth(section)) / 2;
    for (let row = 0; row < section.rows; row++) {
      this.height += row > 0 && row % ROWS_BETWEEN_AISLES === 0 ? AISLE : 0;
      const number = section.startRow + row;
      this.rows.push({ section, sectionIndex, number, first: this.seats, y: this.height, x, block });
      this.seats += section.seatsPerRow;
      this.height += 1;
    }
  }
}

/**
 * How far a seat's left edge is from its row's.
 *
 * @param {Row} row
 * @param {number} number from 0
 */
export function column(row, number) {
  return number + Math.floor(number / row.block) * AISLE;
}

/** @param {Section} section */
function blockOf(section) {
  return Math.ceil(section.seatsPerRow / Math.ceil(section.seatsPerRow / WIDEST_BLOCK));
}

/** @param {Section} section */
function rowWidth(section) {
  return section.seatsPerRow + (Math.ceil(section.seatsPerRow / blockOf(section)) - 1) * AISLE;
}

/**
 * The index of the last row whose measure is at most the value, or -1; the measures rise.
 *
 * @param {Row[]} rows
 * @param {(row: Row) => number} measure
 * @param {number} value
 */
function lastAtMost(rows, measure, value) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (measure(rows[middle]) <= value) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low - 1;
}
