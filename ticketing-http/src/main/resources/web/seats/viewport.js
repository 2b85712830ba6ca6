// @ts-check

const LARGEST_SEAT = 44;

/**
 * Which part of a plan a window shows: pixels = plan × scale + offset. A scale that shows all of the plan is the smallest.
 */
export class Viewport {
  /**
   * @param {number} planWidth
   * @param {number} planHeight
   */
  constructor(planWidth, planHeight) {
    this.planWidth = planWidth + 2;
    this.planHeight = planHeight + 2;
    this.width = 1;
    this.height = 1;
    this.scale = 0;
    this.x = 0;
    this.y = 0;
  }

  /**
   * @param {number} width
   * @param {number} height
   */
  resize(width, height) {
    const wasFitted = this.isFitted();
    this.width = width;
    this.height = height;
    if (wasFitted || this.scale < this.smallest()) {
      this.fit();
    } else {
      this.hold();
    }
  }

  smallest() {
    return Math.min(this.width / this.planWidth, this.height / this.planHeight, LARGEST_SEAT);
  }

  isFitted() {
    return this.scale <= this.smallest() * 1.001;
  }

  fit() {
    this.scale = this.smallest();
    this.hold();
  }

  /**
   * Zooms by a factor; what is at the pixel stays there.
   *
   * @param {number} factor
   * @param {number} pixelX
   * @param {number} pixelY
   */
  zoom(factor, pixelX = this.width / 2, pixelY = this.height / 2) {
    const next = Math.min(LARGEST_SEAT, Math.max(this.smallest(), this.scale * factor));
    this.x = pixelX - (pixelX - this.x) * (next / this.scale);
    this.y = pixelY - (pixelY - this.y) * (next / this.scale);
    this.scale = next;
    this.hold();
  }

  /**
   * @param {number} pixelsX
   * @param {number} pixelsY
   */
  pan(pixelsX, pixelsY) {
    this.x += pixelsX;
    this.y += pixelsY;
    this.hold();
  }

  /**
   * Brings a point of the plan into the middle, large enough to be picked.
   *
   * @param {number} planX
   * @param {number} planY
   * @param {number} scale
   */
  show(planX, planY, scale) {
    this.scale = Math.min(LARGEST_SEAT, Math.max(this.smallest(), scale));
    this.x = this.width / 2 - (planX + 1) * this.scale;
    this.y = this.height / 2 - (planY + 1) * this.scale;
    this.hold();
  }

  /**
   * The point of the plan under a pixel.
   *
   * @param {number} pixelX
   * @param {number} pixelY
   * @returns {[number, number]}
   */
  toPlan(pixelX, pixelY) {
    return [(pixelX - this.x) / this.scale - 1, (pixelY - this.y) / this.scale - 1];
  }

  /**
   * The pixel of a point of the plan, which has a margin of one seat around it.
   *
   * @param {number} planX
   * @param {number} planY
   * @returns {[number, number]}
   */
  toPixel(planX, planY) {
    return [(planX + 1) * this.scale + this.x, (planY + 1) * this.scale + this.y];
  }

  /** Keeps the plan in the window: centred where it is smaller, without empty margins where it is larger. */
  hold() {
    this.x = within(this.x, this.width, this.planWidth * this.scale);
    this.y = within(this.y, this.height, this.planHeight * this.scale);
  }
}

/**
 * @param {number} offset
 * @param {number} window
 * @param {number} content
 */
function within(offset, window, content) {
  return content <= window ? (window - content) / 2 : Math.min(0, Math.max(window - content, offset));
}
