// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { SeatStates } from "../../main/resources/web/seats/states.js";

/** Four seats at version 5: available, locked, reserved, blocked. */
function four() {
  const seats = new SeatStates(4);
  seats.replace({ version: 5, seats: btoa(String.fromCharCode(0b11_10_01_00)) });
  return seats;
}

test("a frame that starts from our version is applied", () => {
  const seats = four();
  assert.equal(seats.hear("seat-locked", { from: 5, version: 6, seats: [0] }), "applied");
  assert.deepEqual([...seats.states], [1, 1, 2, 3]);
  assert.equal(seats.version, 6);
});

test("all frames of one interval are applied", () => {
  const seats = four();
  seats.hear("seat-locked", { from: 5, version: 8, seats: [0] });
  assert.equal(seats.hear("seat-released", { from: 5, version: 8, seats: [1, 2] }), "applied");
  assert.deepEqual([...seats.states], [1, 0, 0, 3]);
});

test("a frame from the past changes nothing", () => {
  const seats = four();
  assert.equal(seats.hear("seat-reserved", { from: 3, version: 4, seats: [0] }), "stale");
  assert.deepEqual([...seats.states], [0, 1, 2, 3]);
});

test("a frame from the future is a gap and changes nothing", () => {
  const seats = four();
  assert.equal(seats.hear("seat-reserved", { from: 6, version: 7, seats: [0] }), "gap");
  assert.deepEqual([...seats.states], [0, 1, 2, 3]);
  assert.equal(seats.version, 5);
});

test("a frame that begins before what we know is applied with all of its interval: its version is the newer one", () => {
  const seats = four();
  assert.equal(seats.hear("seat-reserved", { from: 4, version: 7, seats: [0] }), "applied");
  assert.equal(seats.hear("seat-released", { from: 4, version: 7, seats: [1] }), "applied");
  assert.deepEqual([...seats.states], [2, 0, 2, 3]);
  assert.equal(seats.hear("seat-locked", { from: 7, version: 9, seats: [1] }), "applied");
  assert.equal(seats.version, 9);
});

test("a re-read after a gap brings us up to date", () => {
  const seats = four();
  seats.catchUp({ version: 9, changes: [[0, 2], [1, 0]] });
  assert.deepEqual([...seats.states], [2, 0, 2, 3]);
  assert.equal(seats.hear("seat-locked", { from: 9, version: 10, seats: [1] }), "applied");
});

test("an answer that is older than the frames since is dropped", () => {
  const seats = four();
  seats.hear("seat-locked", { from: 5, version: 6, seats: [0] });
  seats.hear("seat-released", { from: 6, version: 7, seats: [0] });
  seats.catchUp({ version: 6, changes: [[0, 1]] });
  seats.replace({ version: 6, seats: btoa(String.fromCharCode(0b11_10_01_01)) });
  assert.equal(seats.states[0], 0);
  assert.equal(seats.version, 7);
});

test("after a lost connection the last interval counts as unread, for a part of it may be missing", () => {
  const seats = four();
  seats.hear("seat-locked", { from: 5, version: 6, seats: [0] });
  seats.doubt();
  assert.equal(seats.version, 5);
  assert.equal(seats.hear("seat-released", { from: 6, version: 7, seats: [1] }), "gap");
});

test("snapshot and changes in any order of arrival end at the state of the newest", () => {
  const seats = four();
  seats.hear("seat-locked", { from: 5, version: 6, seats: [0] });
  seats.catchUp({ version: 8, changes: [[0, 0], [2, 0]] });
  assert.equal(seats.hear("seat-reserved", { from: 6, version: 7, seats: [0] }), "stale");
  assert.equal(seats.hear("seat-locked", { from: 8, version: 9, seats: [2] }), "applied");
  assert.deepEqual([...seats.states], [0, 1, 1, 3]);
});
