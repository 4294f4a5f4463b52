/** Where browsers cannot tell that they are idle, this many milliseconds after everything has come. */
const REST_MS = 1_000;
/** Not later than this, in milliseconds, should something of the page not come or the browser never be idle. */
const LIMIT_MS = 5_000;

/** Runs something once the page has come and its browser has nothing else to do. @returns what calls it off. */
export function whenIdle(run: () => void): () => void {
  const over = new AbortController();
  const once = () => {
    if (over.signal.aborted) return;
    over.abort();
    run();
  };
  const rest = () => {
    // Safari has none.
    if (window.requestIdleCallback) window.requestIdleCallback(once);
    else setTimeout(once, REST_MS);
  };
  setTimeout(once, LIMIT_MS);
  if (document.readyState === 'complete') rest();
  else window.addEventListener('load', rest, { once: true, signal: over.signal });
  return () => over.abort();
}
