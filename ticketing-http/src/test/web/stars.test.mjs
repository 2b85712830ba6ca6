// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { AVAILABLE, LOCKED, RESERVED } from "../../main/resources/web/seats/bitmap.js";
import { MOST_STARS, Stars } from "../../main/resources/web/seats/stars.js";

const nobody = () => false;

/** A store in memory; another visit reads what this one wrote. */
function store(text = /** @type {string | null} */ (null)) {
  const kept = { text };
  return { kept, read: () => kept.text, write: (/** @type {string} */ next) => void (kept.text = next) };
}

test("a starred seat that becomes free is told once", () => {
  const stars = new Stars(store(), 20);
  stars.toggle(4, RESERVED);
  const seats = new Uint8Array(20).fill(RESERVED);
  assert.deepEqual(stars.look(seats, nobody), []);
  seats[4] = AVAILABLE;
  seats[5] = AVAILABLE;
  assert.deepEqual(stars.look(seats, nobody), [4]);
  assert.deepEqual(stars.look(seats, nobody), []);
});

test("a seat that was free when it was starred is no news until it was taken", () => {
  const stars = new Stars(store(), 20);
  stars.toggle(4, AVAILABLE);
  const seats = new Uint8Array(20);
  assert.deepEqual(stars.look(seats, nobody), []);
  seats[4] = LOCKED;
  assert.deepEqual(stars.look(seats, nobody), []);
  seats[4] = AVAILABLE;
  assert.deepEqual(stars.look(seats, nobody), [4]);
});

test("who gives a seat back is not told that it is free", () => {
  const stars = new Stars(store(), 20);
  stars.toggle(4, AVAILABLE);
  const seats = new Uint8Array(20);
  stars.look(seats, (seat) => seat === 4);
  seats[4] = LOCKED;
  stars.look(seats, (seat) => seat === 4);
  assert.deepEqual(stars.look(seats, nobody), [], "given back, and the news of it are on their way");
  seats[4] = AVAILABLE;
  assert.deepEqual(stars.look(seats, nobody), []);
});

test("what became free while nobody looked is told at the next visit", () => {
  const first = store();
  const before = new Stars(first, 20);
  before.toggle(4, LOCKED);
  const after = new Stars(store(first.kept.text), 20);
  assert.deepEqual(after.look(new Uint8Array(20), nobody), [4]);
});

test("ten seats can be starred and not one more, until one is taken back", () => {
  const stars = new Stars(store(), 20);
  for (let seat = 0; seat < MOST_STARS; seat++) {
    assert.ok(stars.toggle(seat, AVAILABLE));
  }
  assert.ok(!stars.toggle(15, AVAILABLE));
  assert.ok(!stars.has(15));
  assert.ok(stars.toggle(3, AVAILABLE));
  assert.ok(stars.toggle(15, AVAILABLE));
  assert.deepEqual(stars.all(), [0, 1, 2, 4, 5, 6, 7, 8, 9, 15]);
});

test("what the store holds is believed only as far as it makes sense", () => {
  for (const text of ["nonsense", "5", "{}", "[[99,\"free\"],[-1,\"free\"],[2,\"sold\"],[\"3\",\"free\"],null]"]) {
    assert.deepEqual(new Stars(store(text), 20).all(), [], text);
  }
  assert.deepEqual(new Stars(store("[[7,\"taken\"],[99,\"free\"]]"), 20).all(), [7]);
});
