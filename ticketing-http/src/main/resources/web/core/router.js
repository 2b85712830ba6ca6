// @ts-check
/** @import { Screen, Place } from "./screen.js" */

/** @type {[RegExp, Screen][]} */
let routes = [];
/** @type {HTMLElement} */
let root;
/** @type {Screen} */
let fallback;
/** @type {Screen | null} */
let shown = null;
/** @type {() => void} */
let afterwards = () => {};
/** The address that is shown; a jump within a page leaves it as it is. */
let address = "";

/**
 * Takes over the links of the page.
 *
 * @param {object} options
 * @param {HTMLElement} options.root where screens appear
 * @param {[RegExp, Screen][]} options.routes the first that matches the path is shown
 * @param {Screen} options.fallback shown for every other path
 * @param {() => void} options.afterwards called after each change of the address
 */
export function start(options) {
  root = options.root;
  routes = options.routes;
  fallback = options.fallback;
  afterwards = options.afterwards;
  document.addEventListener("click", followLink);
  window.addEventListener("popstate", () => {
    if (address !== location.pathname + location.search) {
      show();
    }
  });
  show();
}

/**
 * Goes to a path of ours.
 *
 * @param {string} path
 * @param {{replace?: boolean}} [options] `replace` leaves no entry behind to come back to
 */
export function go(path, options = {}) {
  if (options.replace) {
    history.replaceState(null, "", path);
  } else {
    history.pushState(null, "", path);
  }
  show();
  window.scrollTo(0, 0);
}

/**
 * Lets the screen of the present address ask for what it will show.
 *
 * @param {[RegExp, Screen][]} all
 */
export function prepare(all) {
  const { screen, place } = find(all);
  screen?.prepare?.(place);
}

/** Shows the present address anew, as after a change of language or person. */
export function show() {
  shown?.unmount();
  address = location.pathname + location.search;
  const { screen, place } = find(routes);
  shown = screen ?? fallback;
  root.replaceChildren();
  shown.mount(root, place);
  afterwards();
}

/**
 * @param {[RegExp, Screen][]} all
 * @returns {{screen: Screen | null, place: Place}}
 */
function find(all) {
  const path = location.pathname.replace(/(.)\/+$/, "$1");
  const query = new URLSearchParams(location.search);
  for (const [pattern, screen] of all) {
    const match = pattern.exec(path);
    if (match) {
      return { screen, place: { parameters: match.slice(1).map(decodeURIComponent), query } };
    }
  }
  return { screen: null, place: { parameters: [], query } };
}

/** @param {MouseEvent} click */
function followLink(click) {
  const link = click.target instanceof Element ? click.target.closest("a") : null;
  const plain = click.button === 0 && !click.ctrlKey && !click.metaKey && !click.shiftKey && !click.altKey;
  if (!link || !plain || click.defaultPrevented || link.target || link.origin !== location.origin
      || link.hasAttribute("download") || (link.hash && link.pathname === location.pathname)) {
    return;
  }
  click.preventDefault();
  go(link.pathname + link.search);
}
