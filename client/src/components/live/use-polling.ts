'use client';

import { useEffect, useEffectEvent } from 'react';
import { firstPause } from '@/domain/first-pause';
import { serverClock } from '@/domain/server-clock';

/**
 * Runs `poll` at once and again `interval` after each end, never twice at a time. It rests while nobody looks at the
 * page, and catches up when somebody does. An interval of null ends it. What was found out at `knownAt`, in milliseconds
 * of the server's time, is not asked for before it is an interval old: a page that has just come is left to become ready.
 */
export function usePolling(
  poll: (signal: AbortSignal) => Promise<void>,
  interval: number | null,
  knownAt?: number,
): void {
  const onTurn = useEffectEvent(poll);
  const restOf = useEffectEvent((whole: number) => firstPause(whole, serverClock.now(), knownAt));

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
    const rest = restOf(interval);
    if (rest > 0) timer = setTimeout(turn, rest);
    else turn();
    return () => {
      stop.abort();
      clearTimeout(timer);
    };
  }, [interval]);
}
