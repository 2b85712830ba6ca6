// @ts-check
import * as api from "../core/api.js";
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { failed, isAborted } from "../core/notice.js";
import * as router from "../core/router.js";
import { screen } from "../core/screen.js";
import * as session from "../core/session.js";
import { focusHeading, heading } from "../core/title.js";
import { changeForm } from "../parts/change-form.js";

/** Who one is here: name and phone, and another password. */
export const { mount, unmount } = screen((root, _place, signal) => {
  if (!session.current()) {
    router.go("/login?next=/profile", { replace: true });
    return;
  }
  fill(root, el("p", { class: "hint", role: "status" }, t("loading")));
  load();

  async function load() {
    try {
      show((await api.get("/api/auth/me", { signal })).user);
    } catch (problem) {
      if (!isAborted(problem)) {
        fill(root, heading(t("profile.title")), failed(problem, load));
      }
    }
  }

  /** @param {{email: string, name: string, phone?: string | null}} user */
  function show(user) {
    fill(root, el("section", { class: "panel narrow" }, heading(t("profile.title")),
        el("p", { class: "hint" }, user.email),
        changeForm("profile", [
          { name: "name", label: t("entry.name"), type: "text", autocomplete: "name", required: true, maxlength: 100,
            value: user.name },
          { name: "phone", label: `${t("entry.phone")} (${t("entry.optional")})`, type: "tel", autocomplete: "tel",
            maxlength: 20, value: user.phone ?? "" },
        ], t("profile.save"), t("profile.saved"), rename)),
    el("section", { class: "panel narrow", "aria-labelledby": "password-title" },
        el("h2", { id: "password-title" }, t("profile.password")),
        changeForm("password", [
          { name: "currentPassword", label: t("profile.current"), type: "password", autocomplete: "current-password",
            required: true, maxlength: 128 },
          { name: "newPassword", label: t("entry.newPassword"), type: "password", autocomplete: "new-password",
            required: true, minlength: 8, maxlength: 128 },
        ], t("profile.change"), t("profile.changed"), (values) => changePassword(user.email, values))));
    focusHeading(root);
  }

  /** @param {Record<string, string>} values */
  async function rename({ name, phone }) {
    const { user } = await api.change("PATCH", "/api/auth/me", { name, phone: phone === "" ? null : phone });
    session.rename(user.name);
  }

  /**
   * Every session ends with the old password; this browser begins another one.
   *
   * @param {string} email
   * @param {Record<string, string>} values
   */
  async function changePassword(email, values) {
    await api.change("PATCH", "/api/auth/password", values);
    await session.open("login", { email, password: values.newPassword });
  }
});
