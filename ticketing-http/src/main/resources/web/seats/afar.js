// @ts-check

/**
 * Seats of one colour.
 *
 * @typedef {{colour: string, inset: number, places: number[]}} Group how far they keep from their place's edge, and x and y of each place
 */

/** @type {ImageData | null} */
let image = null;

/**
 * Draws a floor with seats of a few pixels. Whoever sees a whole hall sees 20,000 of them: mixing their pixels here is several
 * times as fast as asking the canvas for so many rectangles. Edges between pixels are mixed by the part that is covered.
 *
 * @param {CanvasRenderingContext2D} context
 * @param {string} floor
 * @param {Iterable<Group>} groups
 * @param {number} size of a place, in the page's pixels
 * @param {number} ratio the canvas's pixels for one of the page's
 */
export function paintAfar(context, floor, groups, size, ratio) {
  const { width, height } = context.canvas;
  if (!image || image.width !== width || image.height !== height) {
    image = context.createImageData(width, height);
  }
  const below = channels(context, floor);
  fill(image, below);
  for (const { colour, inset, places } of groups) {
    const above = channels(context, colour);
    const change = above.map((channel, at) => channel - below[at]);
    const side = (size - 2 * inset) * ratio;
    for (let at = 0; at < places.length; at += 2) {
      mix(image, (places[at] + inset) * ratio, (places[at + 1] + inset) * ratio, side, change);
    }
  }
  context.putImageData(image, 0, 0);
}

/**
 * @param {CanvasRenderingContext2D} context
 * @param {string} colour
 * @returns {number[]} red, green and blue
 */
function channels(context, colour) {
  context.fillStyle = colour;
  const number = parseInt(String(context.fillStyle).slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

/**
 * @param {ImageData} all
 * @param {number[]} colour
 */
function fill(all, [red, green, blue]) {
  const first = all.data;
  first.set([red, green, blue, 255]);
  const words = new Uint32Array(first.buffer);
  words.fill(words[0]);
}

/**
 * Mixes a square into the picture.
 *
 * @param {ImageData} all
 * @param {number} x
 * @param {number} y
 * @param {number} side
 * @param {number[]} change what a pixel changes by when it is covered completely
 */
function mix(all, x, y, side, [red, green, blue]) {
  const { data, width, height } = all;
  const left = Math.max(x, 0);
  const right = Math.min(x + side, width);
  const bottom = Math.min(y + side, height);
  for (let row = Math.floor(Math.max(y, 0)); row < bottom; row++) {
    const tall = Math.min(row + 1, bottom) - Math.max(row, y);
    for (let column = Math.floor(left); column < right; column++) {
      const covered = tall * (Math.min(column + 1, right) - Math.max(column, left));
      const at = 4 * (row * width + column);
      data[at] += red * covered;
      data[at + 1] += green * covered;
      data[at + 2] += blue * covered;
    }
  }
}
