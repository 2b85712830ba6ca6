// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { decode } from "../../main/resources/web/seats/bitmap.js";

const base64 = (/** @type {number[]} */ ...bytes) => btoa(String.fromCharCode(...bytes));

test("the first seat lies in the lowest two bits of the first byte", () => {
  assert.deepEqual([...decode(base64(0b11_10_01_00, 0b01), 5)], [0, 1, 2, 3, 1]);
});

test("what stands behind the last seat is padding", () => {
  assert.deepEqual([...decode(base64(0b11_11_11_10), 1)], [2]);
});

test("too few bytes are an error, not free seats", () => {
  assert.throws(() => decode(base64(0), 5), RangeError);
});

test("a dome of 20,000 seats fits in 6,668 characters", () => {
  const text = base64(...new Uint8Array(5000).fill(0b10_10_10_10));
  assert.equal(text.length, 6668);
  assert.ok(decode(text, 20_000).every((state) => state === 2));
});
