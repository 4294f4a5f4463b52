/**
 * Lets many ask for the same work: whoever asks while it runs shares the one run that follows, so that each run
 * begins after it was asked for. A run that fails fails for those who share it.
 */
export function runTogether(work: () => Promise<void>): () => Promise<void> {
  let running = Promise.resolve();
  let next: Promise<void> | undefined;

  const begin = () => {
    next = undefined;
    running = work();
    return running;
  };
  return () => {
    next ??= running.then(begin, begin);
    return next;
  };
}
