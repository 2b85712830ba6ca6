// @ts-check

/**
 * Checks one's own place in a draw in the browser itself, believing nobody: docs/draw.md has every byte of it.
 *
 * @typedef {object} Draw what is published: plan, the list's root and size, the secret, the order's root
 * @property {{commitment: string}} plan
 * @property {string} planHash
 * @property {string} [entrantsRoot]
 * @property {number} [entrants]
 * @property {string} [secret]
 * @property {string} [orderRoot]
 *
 * @typedef {object} Proof
 * @property {string} planHash
 * @property {string} pseudonym
 * @property {string} nonce
 * @property {string} leaf
 * @property {number} leafIndex
 * @property {string[]} leafPath
 * @property {number} place
 * @property {string[]} placePath
 *
 * @param {Draw} draw
 * @param {Proof} proof
 * @param {{planHash: string, leaf: string} | null} receipt what this browser was given when we entered
 * @returns {Promise<boolean>}
 */
export async function holds(draw, proof, receipt) {
  const { entrants = 0, entrantsRoot, orderRoot, secret } = draw;
  if (!entrantsRoot || !orderRoot || !secret || proof.planHash !== draw.planHash) {
    return false;
  }
  const leaf = await hash([0], bytes(proof.pseudonym), bytes(proof.nonce));
  const ours = receipt === null || receipt.leaf === proof.leaf && receipt.planHash === proof.planHash;
  const index = await hash([0], u32(proof.leafIndex));
  return ours && hex(leaf) === proof.leaf
    && hex(await hash(tag("commitment"), bytes(secret))) === draw.plan.commitment
    && await root(leaf, proof.leafIndex, entrants, proof.leafPath) === entrantsRoot
    && await root(index, proof.place - 1, entrants, proof.placePath) === orderRoot;
}

/**
 * The root to which a path leads (RFC 9162, 2.1.3.2), or "" if it leads to none.
 *
 * @param {Uint8Array} leaf
 * @param {number} index
 * @param {number} size
 * @param {string[]} path
 */
export async function root(leaf, index, size, path) {
  let here = index;
  let last = size - 1;
  let node = leaf;
  if (index < 0 || index > last) {
    return "";
  }
  for (const sibling of path.map(bytes)) {
    if (last === 0) {
      return "";
    }
    if (here % 2 === 1 || here === last) {
      node = await hash([1], sibling, node);
      while (here % 2 === 0 && here !== 0) {
        here >>= 1;
        last >>= 1;
      }
    } else {
      node = await hash([1], node, sibling);
    }
    here >>= 1;
    last >>= 1;
  }
  return last === 0 ? hex(node) : "";
}

/** Whether this browser can compute hashes: only for addresses that it trusts. */
export function canCheck() {
  return globalThis.crypto?.subtle !== undefined;
}

/** @param {...(Uint8Array | number[])} parts */
async function hash(...parts) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", Uint8Array.from(parts.flatMap((part) => [...part]))));
}

/** @param {string} purpose */
function tag(purpose) {
  return new TextEncoder().encode(`tiketi-draw-1/${purpose}\0`);
}

/** @param {number} value */
function u32(value) {
  return [value >>> 24, value >>> 16 & 255, value >>> 8 & 255, value & 255];
}

/** @param {string} text in hex */
function bytes(text) {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

/** @param {Uint8Array} data */
function hex(data) {
  return Array.from(data, (byte) => byte.toString(16).padStart(2, "0")).join("");
}
