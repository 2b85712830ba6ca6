// @ts-check
import { t } from "../core/language.js";

/**
 * How a turn makes itself known to somebody who does not look: a short sound and, where the browser lets us, a notification.
 * Both only after a button was pressed: browsers ask for it, and nobody likes to be startled.
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
  try {
    return localStorage.getItem(WANTED) !== null;
  } catch {
    return audio !== null;
  }
}

/** Whether the browser refuses notifications, so that only the sound is left. */
export function isSilenced() {
  return typeof Notification !== "function" || Notification.permission === "denied";
}

/** By a press: plays the sound once, so that one knows it, and asks for notifications. */
export async function want() {
  try {
    localStorage.setItem(WANTED, "1");
  } catch {
    // Then it lasts as long as the page.
  }
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
 * It is somebody's turn.
 *
 * @param {string} title of the event
 */
export function ring(title) {
  if (isWanted()) {
    play();
    notify(title);
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

/** @param {string} title */
function notify(title) {
  if (isSilenced() || Notification.permission !== "granted") {
    return;
  }
  try {
    const shown = new Notification(t("queue.calledShort"), { body: title, tag: "tiketi-turn", icon: "/favicon.svg" });
    shown.addEventListener("click", () => {
      window.focus();
      shown.close();
    });
  } catch {
    // Browsers on phones notify only through a service worker; there the sound and the title of the page remain.
  }
}
