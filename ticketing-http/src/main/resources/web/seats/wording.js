// @ts-check
import { t } from "../core/language.js";
import { AVAILABLE, BLOCKED, LOCKED } from "./bitmap.js";
/** @import { Word } from "../core/language.js" */
/** @import { SeatDesk } from "./desk.js" */
/** @import { SeatPlan } from "./plan.js" */
/** @import { SeatStates } from "./states.js" */

/** @type {Record<string, Word>} */
const FEATURES = {
  accessible: "feature.accessible", companion: "feature.companion", restricted_view: "feature.restricted_view",
};

/** Seats in words: where one is, what it costs, what is special about it, whose it is. */
export class SeatWording {
  /**
   * @param {{plan: SeatPlan, seats: SeatStates, desk: SeatDesk, price: (amount: number) => string,
   *   starred: () => number[]}} hall
   * @param {{id: string, features: string[]}[]} special the seats that are not plain
   */
  constructor(hall, special) {
    this.hall = hall;
    /** @type {Map<number, string[]>} */
    this.special = new Map(special.map((seat) => [Number(seat.id), seat.features]));
  }

  /** @param {number} seat */
  name(seat) {
    const row = this.hall.plan.rowOf(seat);
    return t("seat.name", { section: row.section.name, row: row.number, seat: seat - row.first + 1 });
  }

  /** @param {number[]} seats */
  names(seats) {
    return seats.map((seat) => this.name(seat)).join(", ");
  }

  /** @param {number} seat */
  describe(seat) {
    const { section } = this.hall.plan.rowOf(seat);
    const features = (this.special.get(seat) ?? []).filter((feature) => FEATURES[feature])
        .map((feature) => t(FEATURES[feature]));
    return [this.name(seat), this.hall.price(section.price), ...features, this.state(seat),
      ...(this.hall.starred().includes(seat) ? [t("seat.starred")] : [])].join(", ");
  }

  /** @param {number} seat */
  state(seat) {
    if (this.hall.desk.holds(seat)) {
      return t("seat.mine");
    }
    switch (this.hall.seats.states[seat]) {
      case AVAILABLE: return t("seat.available");
      case LOCKED: return t("seat.locked");
      case BLOCKED: return t("seat.blocked");
      default: return t("seat.reserved");
    }
  }
}
