// @ts-check
import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { Memory } from "../../main/resources/web/queue/memory.js";
import { holds, root } from "../../main/resources/web/queue/proof.js";

const sha = (/** @type {Uint8Array[]} */ ...parts) => createHash("sha256").update(Buffer.concat(parts)).digest();
const leafOf = (/** @type {Uint8Array} */ content) => sha(Buffer.of(0), content);
const u32 = (/** @type {number} */ value) => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};

/**
 * Root and path as RFC 6962, 2.1 defines them, by recursion.
 *
 * @param {Buffer[]} leaves
 * @param {number} index
 * @returns {{root: Buffer, path: string[]}}
 */
function tree(leaves, index) {
  if (leaves.length === 1) {
    return { root: leaves[0], path: [] };
  }
  let split = 1;
  while (split * 2 < leaves.length) {
    split *= 2;
  }
  const left = tree(leaves.slice(0, split), index);
  const right = tree(leaves.slice(split), index - split);
  return {
    root: sha(Buffer.of(1), left.root, right.root),
    path: index < split ? [...left.path, right.root.toString("hex")] : [...right.path, left.root.toString("hex")],
  };
}

/** A draw of seven in which the third of the list got the fifth place. */
function drawn() {
  const entrants = Array.from({ length: 7 }, (_, index) => {
    const pseudonym = sha(u32(index));
    const nonce = Buffer.alloc(16, index);
    return { pseudonym, nonce, leaf: leafOf(Buffer.concat([pseudonym, nonce])) };
  });
  const list = entrants.map(({ leaf }) => leaf);
  const order = [5, 0, 6, 1, 2, 4, 3];
  const places = order.map((index) => leafOf(u32(index)));
  const secret = Buffer.alloc(32, 7);
  const mine = entrants[2];
  const receipt = { planHash: "ab".repeat(32), leaf: mine.leaf.toString("hex") };
  return {
    draw: {
      plan: { commitment: sha(Buffer.from("tiketi-draw-1/commitment\0"), secret).toString("hex") },
      planHash: receipt.planHash, entrants: 7, entrantsRoot: tree(list, 2).root.toString("hex"),
      secret: secret.toString("hex"), orderRoot: tree(places, 4).root.toString("hex"),
    },
    proof: {
      ...receipt, pseudonym: mine.pseudonym.toString("hex"), nonce: mine.nonce.toString("hex"), leafIndex: 2,
      leafPath: tree(list, 2).path, place: 5, placePath: tree(places, 4).path,
    },
    receipt,
  };
}

test("every leaf of every small tree leads to its root, and at no other index", async () => {
  for (let size = 1; size <= 17; size++) {
    const leaves = Array.from({ length: size }, (_, index) => leafOf(u32(index)));
    for (let index = 0; index < size; index++) {
      const made = tree(leaves, index);
      assert.equal(await root(leaves[index], index, size, made.path), made.root.toString("hex"), `${index} of ${size}`);
      if (size > 1) {
        assert.notEqual(await root(leaves[index], (index + 1) % size, size, made.path), made.root.toString("hex"));
      }
      assert.equal(await root(leaves[index], index, size, [...made.path, made.root.toString("hex")]), "");
    }
    assert.equal(await root(leaves[0], size, size, []), "");
  }
});

test("an honest proof of one's own place holds", async () => {
  const { draw, proof, receipt } = drawn();
  assert.equal(await holds(draw, proof, receipt), true);
  assert.equal(await holds(draw, proof, null), true);
});

test("a proof with anything changed does not hold", async () => {
  const { draw, proof, receipt } = drawn();
  const other = "cd".repeat(32);
  const lies = [
    { proof: { ...proof, place: 4 } }, { proof: { ...proof, leafIndex: 3 } }, { proof: { ...proof, pseudonym: other } },
    { proof: { ...proof, nonce: "00".repeat(16) } }, { proof: { ...proof, leaf: other } },
    { proof: { ...proof, planHash: other } }, { proof: { ...proof, placePath: [] } },
    { draw: { ...draw, entrantsRoot: other } }, { draw: { ...draw, orderRoot: other } }, { draw: { ...draw, secret: other } },
    { draw: { ...draw, secret: undefined } }, { draw: { ...draw, entrants: 4 } }, { draw: { ...draw, planHash: other } },
    { receipt: { ...receipt, leaf: other } }, { receipt: { ...receipt, planHash: other } },
  ];
  for (const lie of lies) {
    const told = { draw, proof, receipt, ...lie };
    assert.equal(await holds(told.draw, told.proof, told.receipt), false, JSON.stringify(lie));
  }
});

test("a browser that stores nothing still waits", () => {
  const memory = new Memory("event", "user");
  memory.keepTicket("secret");
  assert.equal(memory.ticket(), null);
  assert.equal(memory.receipt(), null);
  assert.equal(memory.start(12), 12);
  memory.forgetStart();
});
