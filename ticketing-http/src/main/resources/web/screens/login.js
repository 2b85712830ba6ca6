// @ts-check
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { screen } from "../core/screen.js";
import { heading } from "../core/title.js";
import { entryForm } from "../parts/entry-form.js";

/** Log in, and go on where the visitor was stopped. */
export const { mount, unmount } = screen((root, place) => {
  const next = place.query.get("next");
  const suffix = next ? `?next=${encodeURIComponent(next)}` : "";
  fill(root, el("section", { class: "panel narrow" }, heading(t("nav.login")),
      next && el("p", { class: "hint" }, t("login.first")),
      entryForm("login", [
        { name: "email", label: t("entry.email"), type: "email", autocomplete: "username" },
        { name: "password", label: t("entry.password"), type: "password", autocomplete: "current-password" },
      ], t("nav.login"), next),
      el("p", null, t("login.noAccount"), " ", el("a", { href: `/register${suffix}` }, t("nav.register")))));
});
