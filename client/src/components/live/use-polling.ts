'use client';

import { useEffect, useEffectEvent } from 'react';

/**
 * Runs `poll` at once and again `interval` after each end, never twice at a time. It rests while nobody looks at the
 * page, and catches up when somebody does. An interval of null ends it.
 */
export function usePolling(poll: (signal: AbortSignal) => Promise<void>, interval: number | null): void {
  const onTurn = useEffectEvent(poll);

  useEffect(() => {
    if (interval === null) return;
    const stop = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let running = false;

    const turn = async () => {
      if (document.hidden || running) return;
      clearTimeout(timer);
      running = true;
      await onTurn(stop.signal);
      running = false;
      if (!stop.signal.aborted) timer = setTimeout(turn, interval);
    };

    document.addEventListener('visibilitychange', turn, { signal: stop.signal });
    turn();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [interval]);
}
