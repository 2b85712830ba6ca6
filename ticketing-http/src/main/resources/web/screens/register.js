// @ts-check
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { screen } from "../core/screen.js";
import { heading } from "../core/title.js";
import { entryForm } from "../parts/entry-form.js";

/** Make an account, and go on where the visitor was stopped. */
export const { mount, unmount } = screen((root, place) => {
  const next = place.query.get("next");
  const suffix = next ? `?next=${encodeURIComponent(next)}` : "";
  fill(root, el("section", { class: "panel narrow" }, heading(t("nav.register")),
      entryForm("register", [
        { name: "email", label: t("entry.email"), type: "email", autocomplete: "username", maxlength: 254 },
        { name: "password", label: t("entry.newPassword"), type: "password", autocomplete: "new-password", minlength: 8,
          maxlength: 128 },
        { name: "name", label: t("entry.name"), type: "text", autocomplete: "name", maxlength: 100 },
        { name: "phone", label: t("entry.phone"), type: "tel", autocomplete: "tel", optional: true, maxlength: 20 },
      ], t("nav.register"), next),
      el("p", null, t("register.hasAccount"), " ", el("a", { href: `/login${suffix}` }, t("nav.login")))));
});
