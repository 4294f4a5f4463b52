/** Where browsers cannot tell that they are idle, this many milliseconds after everything has come. */
const REST_MS = 1_000;

/** Runs something once the page has come and its browser has nothing else to do. @returns what calls it off. */
export function whenIdle(run: () => void): () => void {
  const called = new AbortController();
  const rest = () => {
    const once = () => called.signal.aborted || run();
    // Safari has none.
    if (window.requestIdleCallback) window.requestIdleCallback(once);
    else setTimeout(once, REST_MS);
  };
  if (document.readyState === 'complete') rest();
  else window.addEventListener('load', rest, { once: true, signal: called.signal });
  return () => called.abort();
}
