'use client';

import { useEffect, useState } from 'react';
import { secondsLeft } from '@/domain/countdown';
import { serverClock } from '@/domain/server-clock';

const TICK_MS = 200;

/**
 * Seconds until `expiresAt` by the server's clock. `renderedAt` is the server's time as it rendered the page: the
 * browser's first render uses it too, so both write the same number.
 */
export function useSecondsLeft(expiresAt: string, renderedAt: number): number {
  const [seconds, setSeconds] = useState(() => secondsLeft(expiresAt, renderedAt));

  useEffect(() => {
    serverClock.observe(renderedAt);
    const tick = () => setSeconds(secondsLeft(expiresAt, serverClock.now()));
    tick();
    const timer = setInterval(tick, TICK_MS);
    return () => clearInterval(timer);
  }, [expiresAt, renderedAt]);

  return seconds;
}
