// @ts-check
import { el, fill } from "../core/dom.js";
import { choose, language, t } from "../core/language.js";
import * as router from "../core/router.js";
import * as session from "../core/session.js";

/**
 * The head of every page: home, one's reservations, who is logged in, the language.
 *
 * @param {() => void} languageChanged
 */
export function header(languageChanged) {
  const element = el("header", { class: "top" });
  return { element, redraw };

  function redraw() {
    const user = session.current();
    fill(element, el("div", { class: "top-inner" },
        el("a", { class: "brand", href: "/" }, "Tiketi"),
        el("nav", { "aria-label": t("nav.main") }, user ? person(user.name) : stranger(), languageButton())));
  }

  /** @param {string} name */
  function person(name) {
    return [
      link("/reservations", t("nav.reservations")),
      el("a", { class: "who", href: "/profile", title: t("profile.title"),
        "aria-current": location.pathname === "/profile" ? "page" : null }, name),
      el("button", { type: "button", class: "link", on: { click: leave } }, t("nav.logout")),
    ];
  }

  function stranger() {
    return [link("/login", t("nav.login")), link("/register", t("nav.register"))];
  }

  function languageButton() {
    const other = language() === "ko" ? "en" : "ko";
    const click = () => {
      choose(other);
      languageChanged();
    };
    return el("button", { type: "button", class: "link", lang: other, on: { click } }, other === "ko" ? "한국어" : "English");
  }

  async function leave() {
    await session.close();
    router.go("/");
  }
}

/**
 * @param {string} href
 * @param {string} text
 */
function link(href, text) {
  return el("a", { href, "aria-current": location.pathname === href ? "page" : null }, text);
}
