'use client';

import { useSyncExternalStore } from 'react';
import { isTimeZone } from '@/domain/is-time-zone';

/** The visitor's time zone. The server does not know it, so what it writes, and the browser at first, is in UTC. */
export const useTimeZone = (): string => useSyncExternalStore(never, own, () => 'UTC');

/** It changes while a page is open only for whoever travels with it. */
const never = () => () => {};

/** A browser that cannot tell names one that is none. */
function own(): string {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return isTimeZone(timeZone) ? timeZone : 'UTC';
}
