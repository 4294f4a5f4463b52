/**
 * Lets many ask for the same work: it begins at once, and whoever asks while it runs shares the one run that follows,
 * so that each run begins after it was asked for. A run that fails fails for those who share it.
 */
export function runTogether(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | undefined;
  let next: Promise<void> | undefined;

  const begin = () => {
    next = undefined;
    const run = work().finally(() => {
      running = undefined;
    });
    running = run;
    return run;
  };
  return () => {
    if (next) return next;
    if (!running) return begin();
    next = running.then(begin, begin);
    return next;
  };
}
