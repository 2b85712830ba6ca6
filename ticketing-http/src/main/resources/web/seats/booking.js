// @ts-check
import * as api from "../core/api.js";
/** @import { Booking } from "./desk.js" */

/**
 * The desk's way to the server.
 *
 * @param {string} eventId
 * @returns {Booking}
 */
export function booking(eventId) {
  const path = (/** @type {string} */ id) => `/api/seats/reservation/${encodeURIComponent(id)}`;
  return {
    reserve: async (seatIds) => (await api.book("POST", "/api/seats/reserve", { eventId, seatIds })).reservation,
    reserveBest: async (wish) =>
      (await api.book("POST", "/api/seats/reserve", { eventId, bestAvailable: wish })).reservation,
    replace: async (id, seatIds) => (await api.book("PUT", path(id), { seatIds })).reservation,
    cancel: async (id) => void await api.book("POST", `/api/reservations/${encodeURIComponent(id)}/cancel`),
  };
}
