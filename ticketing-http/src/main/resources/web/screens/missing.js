// @ts-check
import { el, fill } from "../core/dom.js";
import { t } from "../core/language.js";
import { screen } from "../core/screen.js";
import { heading } from "../core/title.js";

/** There is no such page. */
export const { mount, unmount } = screen((root) => {
  fill(root, heading(t("missing.title")), el("p", null, el("a", { href: "/" }, t("missing.home"))));
});
