// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { SeatDesk } from "../../main/resources/web/seats/desk.js";

/** A desk before a server that answers when told. */
function scripted() {
  /** @type {{call: string, resolve: (hold: any) => void, reject: (problem: any) => void}[]} */
  const calls = [];
  /** @type {any[]} */
  const refusals = [];
  const call = (/** @type {string} */ name) => new Promise((resolve, reject) => calls.push({ call: name, resolve, reject }));
  const desk = new SeatDesk({
    reserve: (seats) => call(`reserve ${seats}`),
    reserveBest: (wish) => call(`best ${wish.count}`),
    replace: (id, seats) => call(`replace ${id} ${seats}`),
    cancel: (id) => call(`cancel ${id}`),
  }, { changed: () => {}, refused: (problem) => refusals.push(problem) });
  const names = () => calls.map((each) => each.call);
  return { desk, calls, names, refusals };
}

const hold = (/** @type {number[]} */ ...seats) => ({ id: "h", seats: seats.map((seat) => ({ id: String(seat) })) });
const settle = () => new Promise((resolve) => setImmediate(resolve));

test("the first click reserves, a further one replaces, the last un-click cancels", async () => {
  const { desk, calls, names } = scripted();
  desk.toggle(7);
  calls[0].resolve(hold(7));
  await settle();
  desk.toggle(8);
  calls[1].resolve(hold(7, 8));
  await settle();
  desk.toggle(8);
  calls[2].resolve(hold(7));
  await settle();
  desk.toggle(7);
  calls[3].resolve(undefined);
  await settle();
  assert.deepEqual(names(), ["reserve 7", "replace h 7,8", "replace h 7", "cancel h"]);
  assert.equal(desk.hold, null);
  assert.equal(desk.busy, false);
});

test("clicks during a call are gathered into the next", async () => {
  const { desk, calls, names } = scripted();
  desk.toggle(7);
  desk.toggle(8);
  desk.toggle(9);
  assert.deepEqual(names(), ["reserve 7"]);
  calls[0].resolve(hold(7));
  await settle();
  assert.deepEqual(names(), ["reserve 7", "replace h 7,8,9"]);
});

test("a click taken back during the call ends with nothing held", async () => {
  const { desk, calls, names } = scripted();
  desk.toggle(7);
  desk.toggle(7);
  calls[0].resolve(hold(7));
  await settle();
  assert.deepEqual(names(), ["reserve 7", "cancel h"]);
});

test("a refusal leaves the hold as it was", async () => {
  const { desk, calls, refusals } = scripted();
  desk.toggle(7);
  calls[0].resolve(hold(7));
  await settle();
  desk.toggle(8);
  calls[1].reject({ code: "seat_taken" });
  await settle();
  assert.deepEqual([...desk.wanted], [7]);
  assert.ok(desk.holds(7));
  assert.equal(refusals.length, 1);
});

test("an expired hold is gone, and nothing is wanted any more", async () => {
  const { desk, calls } = scripted();
  desk.toggle(7);
  calls[0].resolve(hold(7));
  await settle();
  desk.toggle(8);
  calls[1].reject({ code: "reservation_expired" });
  await settle();
  assert.equal(desk.hold, null);
  assert.equal(desk.wanted.size, 0);
});

test("what the server says in between does not overtake a call of ours", async () => {
  const { desk, calls } = scripted();
  desk.toggle(7);
  desk.restore(null);
  assert.ok(desk.wants(7));
  calls[0].resolve(hold(7));
  await settle();
  assert.ok(desk.holds(7));
});

test("best available is taken up as the hold, and asked for once", async () => {
  const { desk, calls, names } = scripted();
  desk.wantBest({ count: 2 });
  desk.wantBest({ count: 2 });
  calls[0].resolve(hold(3, 4));
  await settle();
  assert.deepEqual(names(), ["best 2"]);
  assert.ok(desk.holds(3) && desk.wants(4));
});
