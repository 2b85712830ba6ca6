// @ts-check
import { keep, recall } from "../core/store.js";

/**
 * How a turn, or a seat, makes itself known to somebody who does not look: a short sound and, where the browser lets us, a
 * notification. Both only after a button was pressed: browsers ask for it, and nobody likes to be startled.
 */

const WANTED = "tiketi.call";
/** Three rising notes, in Hz: A4, C sharp 5, E5. */
const NOTES = [440, 554.4, 659.3];
const NOTE_SECONDS = 0.18;
const LOUDNESS = 0.2;

/** @type {AudioContext | null} */
let audio = null;

/** Whether the person wants to be called. */
export function isWanted() {
  return recall(WANTED) !== null || audio !== null;
}

/** Whether the browser refuses notifications, so that only the sound is left. */
export function isSilenced() {
  return typeof Notification !== "function" || Notification.permission === "denied";
}

/** By a press: plays the sound once, so that one knows it, and asks for notifications. */
export async function want() {
  keep(WANTED, "1");
  unlock();
  play();
  if (typeof Notification === "function" && Notification.permission === "default") {
    await Notification.requestPermission();
  }
}

/** After a reload the sound needs another touch of the page, whichever. @param {AbortSignal} signal */
export function prepare(signal) {
  for (const gesture of ["pointerdown", "keydown"]) {
    document.addEventListener(gesture, () => isWanted() && unlock(), { signal, once: true });
  }
}

/**
 * Something has come that somebody waited for.
 *
 * @param {string} what in a few words
 * @param {string} which
 * @param {string} tag a later notification with the same takes its place
 */
export function ring(what, which, tag) {
  if (isWanted()) {
    play();
    notify(what, which, tag);
  }
}

function unlock() {
  audio ??= new AudioContext();
  audio.resume().catch(() => {});
}

function play() {
  if (!audio) {
    return;
  }
  NOTES.forEach((note, index) => tone(/** @type {AudioContext} */ (audio), note, index * NOTE_SECONDS));
}

/**
 * @param {AudioContext} context
 * @param {number} pitch Hz
 * @param {number} after seconds
 */
function tone(context, pitch, after) {
  const begin = context.currentTime + after;
  const source = new OscillatorNode(context, { frequency: pitch });
  const volume = new GainNode(context, { gain: 0 });
  volume.gain.setValueAtTime(0, begin);
  volume.gain.linearRampToValueAtTime(LOUDNESS, begin + NOTE_SECONDS / 6);
  volume.gain.linearRampToValueAtTime(0, begin + NOTE_SECONDS);
  source.connect(volume).connect(context.destination);
  source.start(begin);
  source.stop(begin + NOTE_SECONDS);
}

/**
 * @param {string} what
 * @param {string} which
 * @param {string} tag
 */
function notify(what, which, tag) {
  if (isSilenced() || Notification.permission !== "granted") {
    return;
  }
  try {
    const shown = new Notification(what, { body: which, tag, icon: "/favicon.svg" });
    shown.addEventListener("click", () => {
      window.focus();
      shown.close();
    });
  } catch {
    // Browsers on phones notify only through a service worker; there the sound and the title of the page remain.
  }
}
