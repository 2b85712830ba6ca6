// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { learn, now, until } from "../../main/resources/web/core/clock.js";
import { countdown, dateTime, money, wait } from "../../main/resources/web/core/format.js";
import { backOff, isPassing, Problem } from "../../main/resources/web/core/problem.js";
import { words } from "../../main/resources/web/core/words.js";

test("won have no minor units, dollars have cents", () => {
  assert.match(money(150_000, "KRW", "ko"), /150,000$/);
  assert.match(money(150_000, "USD", "en"), /1,500\.00$/);
});

test("nine o'clock in Seoul is shown as nine wherever the browser is", () => {
  for (const zone of ["America/New_York", "UTC", "Asia/Kolkata"]) {
    process.env.TZ = zone;
    assert.match(dateTime("2026-12-01T09:00:00+09:00", "en"), /Dec 1, 2026.*9:00/);
    assert.match(dateTime("2026-12-01T09:00:00+09:00", "en", "Asia/Seoul"), /Dec 1, 2026.*9:00/);
    assert.match(dateTime("2026-12-01T00:00:00Z", "en", "Asia/Seoul"), /Dec 1, 2026.*9:00/);
  }
});

test("a time without a named zone says how far its clock is from Greenwich", () => {
  assert.match(dateTime("2026-12-01T09:00:00+09:00", "en"), /GMT\+9$/);
  assert.match(dateTime("2026-12-01T09:00:00.123456+10:00", "en"), /9:00.*GMT\+10$/);
  assert.match(dateTime("2026-12-01T09:00:00-03:30", "en"), /9:00.*GMT-3:30$/);
  assert.match(dateTime("2026-12-01T09:00:00Z", "en"), /9:00.*GMT\+0$/);
});

test("a hold counts down to zero only when it is over", () => {
  assert.equal(countdown(300_000), "5:00");
  assert.equal(countdown(60_001), "1:01");
  assert.equal(countdown(1), "0:01");
  assert.equal(countdown(0), "0:00");
  assert.equal(countdown(-5), "0:00");
});

test("long waits are told in the largest fitting unit", () => {
  assert.equal(wait(90 * 60_000, "en"), "90 minutes");
  assert.equal(wait(5 * 3_600_000, "en"), "5 hours");
  assert.equal(wait(72 * 3_600_000, "en"), "3 days");
});

test("the clock follows the server, and a repeated older answer does not turn it back", () => {
  const server = Date.now() + 3_600_000;
  learn(new Date(server).toISOString());
  learn(new Date(server - 600_000).toISOString());
  learn(null);
  assert.ok(Math.abs(now() - server) < 1_000);
  assert.ok(Math.abs(until(new Date(server + 5_000).toISOString()) - 5_000) < 1_000);
});

test("only what cannot happen twice is repeated", () => {
  assert.ok(isPassing(new Problem(0, { code: "unreachable" })));
  assert.ok(isPassing(new Problem(503, { code: "temporarily_unavailable" })));
  assert.ok(isPassing(new Problem(409, { code: "request_in_progress" })));
  assert.ok(!isPassing(new Problem(409, { code: "seat_taken" })));
  assert.ok(!isPassing(new Problem(422, { code: "payment_declined" })));
  assert.ok(!isPassing(new Problem(500, { code: "internal_error" })));
});

test("a repetition waits as long as the server asks, and at most half as long again", () => {
  assert.equal(backOff(0, 2, 0), 2000);
  assert.equal(backOff(3, 2, 1), 3000);
  assert.ok(backOff(20, undefined, 0.99) <= 12_000);
});

test("both languages have the same texts with the same values", () => {
  const names = (/** @type {string} */ text) => (text.match(/\{\w+\}/g) ?? []).sort();
  assert.deepEqual(Object.keys(words.en).sort(), Object.keys(words.ko).sort());
  for (const [word, text] of Object.entries(words.ko)) {
    assert.deepEqual(names(words.en[/** @type {keyof typeof words.ko} */ (word)]), names(text), word);
  }
});
