/** What people do first with a page: look further down, move to a button, touch one, or type. */
const signs = ['pointermove', 'pointerdown', 'scroll', 'keydown'];

/** Runs something, once, as soon as somebody begins to use the page. @returns what calls it off. */
export function whenUsed(run: () => void): () => void {
  const over = new AbortController();
  const once = () => {
    over.abort();
    run();
  };
  for (const sign of signs) window.addEventListener(sign, once, { passive: true, signal: over.signal });
  return () => over.abort();
}
