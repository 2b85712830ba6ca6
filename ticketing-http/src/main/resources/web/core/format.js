// @ts-check

/**
 * An amount in whole minor units as people write it. Which currencies have minor units, and how many, the browser knows.
 *
 * @param {number} amount
 * @param {string} currency ISO 4217
 * @param {string} language
 */
export function money(amount, currency, language) {
  const format = new Intl.NumberFormat(language, { style: "currency", currency });
  const digits = format.resolvedOptions().maximumFractionDigits ?? 0;
  return format.format(amount / 10 ** digits);
}

/**
 * A date and time on the clocks of the event's place, whatever zone the browser is in. Without a zone the offset that the
 * text carries decides: the server writes an event's times with the offset of its place.
 *
 * @param {string} instant RFC 3339
 * @param {string} language
 * @param {string} [zone] IANA
 */
export function dateTime(instant, language, zone) {
  /** @type {Intl.DateTimeFormatOptions} */
  const shape = {
    year: "numeric", month: "short", day: "numeric", weekday: "short", hour: "numeric", minute: "2-digit",
  };
  if (zone) {
    return new Intl.DateTimeFormat(language, { ...shape, timeZone: zone, timeZoneName: "short" }).format(
        new Date(instant));
  }
  const [offset, hours = "+00", minutes = "00"] = /(?:Z|([+-]\d\d):(\d\d))$/.exec(instant) ?? [""];
  const wall = new Date(`${instant.slice(0, instant.length - offset.length)}Z`);
  const place = `GMT${hours.replace(/(?<=[+-])0/, "")}${minutes === "00" ? "" : `:${minutes}`}`;
  return `${new Intl.DateTimeFormat(language, { ...shape, timeZone: "UTC" }).format(wall)} ${place}`;
}

/**
 * What is left of a hold, as minutes and seconds. A begun second counts whole, so that 0:00 means over.
 *
 * @param {number} milliseconds
 */
export function countdown(milliseconds) {
  const seconds = Math.ceil(Math.max(0, milliseconds) / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/**
 * The largest unit of a longer wait, rounded up, in words of the language.
 *
 * @param {number} milliseconds
 * @param {string} language
 */
export function wait(milliseconds, language) {
  const minutes = Math.ceil(Math.max(0, milliseconds) / 60_000);
  const format = (/** @type {number} */ value, /** @type {string} */ unit) =>
    new Intl.NumberFormat(language, { style: "unit", unit, unitDisplay: "long" }).format(value);
  if (minutes < 120) {
    return format(minutes, "minute");
  }
  return minutes < 48 * 60 ? format(Math.ceil(minutes / 60), "hour") : format(Math.ceil(minutes / 1440), "day");
}

/**
 * @param {number} value
 * @param {string} language
 */
export function count(value, language) {
  return new Intl.NumberFormat(language).format(value);
}

/**
 * The time of day of an instant, where the reader is.
 *
 * @param {string} instant RFC 3339
 * @param {string} language
 */
export function clockTime(instant, language) {
  return new Intl.DateTimeFormat(language, { timeStyle: "medium" }).format(new Date(instant));
}
