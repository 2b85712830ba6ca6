// @ts-check
import * as api from "./core/api.js";
import { el, fill } from "./core/dom.js";
import { language, t } from "./core/language.js";
import * as live from "./core/live.js";
import { voice } from "./core/notice.js";
import * as router from "./core/router.js";
import * as session from "./core/session.js";
import { focusHeading } from "./core/title.js";
import { header } from "./parts/header.js";
import * as event from "./screens/event.js";
import * as events from "./screens/events.js";
import * as login from "./screens/login.js";
import * as missing from "./screens/missing.js";
import * as profile from "./screens/profile.js";
import * as register from "./screens/register.js";
import * as reservation from "./screens/reservation.js";
import * as reservations from "./screens/reservations.js";
import * as waitingRoom from "./screens/waiting-room.js";
/** @import { Screen } from "./core/screen.js" */

const root = el("main", { id: "main", tabindex: -1 });
const skip = el("a", { class: "skip", href: "#main" });
const top = header(() => {
  dress();
  router.show();
});
let first = true;

/** Everything outside the screens, in the language of the page. */
function dress() {
  document.documentElement.lang = language();
  skip.textContent = t("nav.skip");
  top.redraw();
}

function arrived() {
  top.redraw();
  if (!first) {
    focusHeading(root);
  }
  first = false;
}

/** @type {[RegExp, Screen][]} */
const routes = [
  [/^\/$/, events],
  [/^\/events\/([^/]+)$/, event],
  [/^\/waiting-room\/([^/]+)$/, waitingRoom],
  [/^\/login$/, login],
  [/^\/register$/, register],
  [/^\/profile$/, profile],
  [/^\/reservations$/, reservations],
  [/^\/reservations\/([^/]+)$/, reservation],
];

router.prepare(routes);
fill(document.body, skip, top.element, root, voice());
dress();
await session.restore();
session.onChange(top.redraw);
live.start();
router.start({ root, routes, fallback: missing, afterwards: arrived });
api.forgetAhead();
