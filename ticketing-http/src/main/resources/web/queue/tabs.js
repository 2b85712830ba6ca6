// @ts-check

/**
 * One tab of a browser works, the others listen. The tab that was shown last is the one: browsers slow down the timers of
 * hidden ones. Where there are no locks or no channel (an address that the browser does not trust, an old browser) every
 * tab works for itself.
 *
 * @param {string} name the same in all the tabs that share the work
 * @param {{lead: () => void, hear: (told: any) => void}} tab `lead` is called when the work falls to this tab, `hear` when
 *     the working tab tells something
 * @param {AbortSignal} signal
 */
export function tabs(name, tab, signal) {
  const channel = typeof BroadcastChannel === "function" && navigator.locks ? new BroadcastChannel(name) : null;
  let leads = channel === null;
  /** What was told last, for tabs that come later. @type {any} */
  let last = null;
  let queued = new AbortController();
  if (channel) {
    channel.addEventListener("message", heard, { signal });
    document.addEventListener("visibilitychange", () => document.hidden || take(), { signal });
    signal.addEventListener("abort", () => channel.close());
    if (document.hidden) {
      stand(channel);
    } else {
      take();
    }
  } else {
    queueMicrotask(() => signal.aborted || tab.lead());
  }
  return { leads: () => leads, tell, take };

  /** Takes over, from whichever tab works now. */
  function take() {
    if (!leads && !signal.aborted) {
      queued.abort();
      request({ steal: true });
    }
  }

  /** Waits until the working tab is closed. @param {BroadcastChannel} open */
  function stand(open) {
    open.postMessage({ asks: true });
    queued = new AbortController();
    request({ signal: queued.signal });
  }

  /** @param {LockOptions} options */
  function request(options) {
    navigator.locks.request(name, options, work).catch(() => {
      // Refused because we gave up waiting, or lost to the tab that is shown now.
      if (leads) {
        leads = false;
        if (channel && !signal.aborted) {
          stand(channel);
        }
      }
    });
  }

  /** @returns {Promise<void>} until this page is left */
  function work() {
    return new Promise((resolve) => {
      if (signal.aborted) {
        resolve();
        return;
      }
      leads = true;
      signal.addEventListener("abort", () => resolve());
      tab.lead();
    });
  }

  /** @param {MessageEvent} message */
  function heard({ data }) {
    if (!data.asks) {
      tab.hear(data.told);
    } else if (leads && last) {
      channel?.postMessage({ told: last });
    }
  }

  /** @param {any} told what the other tabs hear */
  function tell(told) {
    last = told;
    if (!signal.aborted) {
      channel?.postMessage({ told });
    }
  }
}
