// @ts-check
import { money } from "../core/format.js";
import { language, t } from "../core/language.js";
/** @import { Word } from "../core/language.js" */

/**
 * A reservation as the server tells it.
 *
 * @typedef {object} Seat
 * @property {string} id
 * @property {string} seatLabel
 * @property {string} section
 * @property {number} rowNumber
 * @property {number} seatNumber
 * @property {number} price
 *
 * @typedef {object} Item
 * @property {string} [ticketTypeName]
 * @property {Seat} [seat]
 * @property {number} quantity
 * @property {number} unitPrice
 * @property {number} subtotal
 *
 * @typedef {object} Reservation
 * @property {string} id
 * @property {string} reservationNumber
 * @property {"pending" | "confirmed" | "expired" | "cancelled"} status
 * @property {string} [paymentStatus]
 * @property {string} [paymentMethod]
 * @property {number} totalAmount
 * @property {string} currency
 * @property {string} [createdAt]
 * @property {string} expiresAt
 * @property {{id: string, title: string, venue: string, address: string, eventDate: string, timeZone?: string}} [event]
 * @property {Seat[]} [seats]
 * @property {Item[]} [items]
 */

/**
 * What is in a reservation, line by line.
 *
 * @param {Reservation} reservation
 * @returns {{text: string, price: string}[]}
 */
export function lines(reservation) {
  const price = (/** @type {number} */ amount) => money(amount, reservation.currency, language());
  if (reservation.seats && reservation.seats.length > 0) {
    return reservation.seats.map((seat) => ({ text: seatText(seat), price: price(seat.price) }));
  }
  return (reservation.items ?? []).map((item) => ({
    text: item.seat ? seatText(item.seat) : t("ticket.line", { name: item.ticketTypeName ?? "", count: item.quantity }),
    price: price(item.subtotal),
  }));
}

/** @param {{section: string, rowNumber: number, seatNumber: number}} seat */
export function seatText(seat) {
  return t("seat.name", { section: seat.section, row: seat.rowNumber, seat: seat.seatNumber });
}

/** @param {Reservation} reservation */
export function total(reservation) {
  return money(reservation.totalAmount, reservation.currency, language());
}

/** @param {Reservation} reservation */
export function statusText(reservation) {
  /** @type {Record<string, Word>} */
  const texts = {
    pending: "status.pending", confirmed: "status.confirmed", expired: "status.expired", cancelled: "status.cancelled",
  };
  return t(texts[reservation.status]);
}
