// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { SeatPlan } from "../../main/resources/web/seats/plan.js";
import { Viewport } from "../../main/resources/web/seats/viewport.js";

const dome = new SeatPlan([
  { name: "VIP", rows: 20, seatsPerRow: 50, price: 198_000, startRow: 1 },
  { name: "R", rows: 60, seatsPerRow: 50, price: 165_000, startRow: 21 },
  { name: "S", rows: 100, seatsPerRow: 60, price: 132_000, startRow: 81 },
  { name: "A", rows: 100, seatsPerRow: 100, price: 99_000, startRow: 181 },
]);

/** @param {number} seat */
function label(seat) {
  const row = dome.rowOf(seat);
  return `${row.section.name}-${row.number}-${seat - row.first + 1}`;
}

test("seats are counted by section, row and number, as the server does", () => {
  assert.equal(dome.seats, 20_000);
  assert.equal(label(0), "VIP-1-1");
  assert.equal(label(50), "VIP-2-1");
  assert.equal(label(1000), "R-21-1");
  assert.equal(label(19_999), "A-280-100");
});

test("every seat is found at its own middle", () => {
  for (let seat = 0; seat < dome.seats; seat++) {
    assert.equal(dome.seatAt(...dome.middleOf(seat)), seat);
  }
});

test("there is no seat in an aisle, on the stage, or beside the rows", () => {
  const [x, y] = dome.middleOf(24);
  assert.equal(dome.seatAt(x + 1, y), -1);
  assert.equal(dome.seatAt(x, 0.5), -1);
  assert.equal(dome.seatAt(-1, y), -1);
  assert.equal(dome.seatAt(dome.width + 1, y), -1);
  assert.equal(dome.seatAt(x, dome.height + 1), -1);
});

test("a strip of the hall misses no row that reaches into it, and knows of none that is far away", () => {
  const [top, bottom] = [60, 64];
  const found = new Set(dome.rowsBetween(top, bottom));
  for (const row of dome.rows) {
    const heights = Array.from({ length: row.section.seatsPerRow }, (_, seat) => dome.middleOf(row.first + seat)[1]);
    const reaches = heights.some((y) => y + 0.5 > top && y - 0.5 < bottom);
    assert.ok(!reaches || found.has(row), `row ${row.number}`);
    assert.ok(!found.has(row) || heights.some((y) => y > top - 2 && y < bottom + dome.rise + 2), `row ${row.number}`);
  }
});

test("rows bend towards the stage, and the middle of each seat belongs to it", () => {
  const back = dome.rows.at(-1);
  const [, end] = dome.middleOf(back.first);
  const [, middle] = dome.middleOf(back.first + 50);
  assert.ok(middle - end > 3);
  for (let seat = 0; seat < dome.seats; seat += 7) {
    assert.equal(dome.seatAt(...dome.middleOf(seat)), seat);
  }
});

test("zooming keeps the point under the finger", () => {
  const view = new Viewport(dome.width, dome.height);
  view.resize(800, 600);
  view.zoom(8, 400, 300);
  const before = view.toPlan(310, 290);
  view.zoom(1.3, 310, 290);
  const after = view.toPlan(310, 290);
  assert.ok(Math.hypot(after[0] - before[0], after[1] - before[1]) < 1e-9);
});

test("the view neither shrinks below the whole plan nor leaves it", () => {
  const view = new Viewport(dome.width, dome.height);
  view.resize(360, 500);
  view.zoom(0.001);
  assert.ok(view.isFitted());
  view.zoom(10);
  view.pan(1e6, 1e6);
  assert.deepEqual([view.x, view.y], [0, 0]);
});
