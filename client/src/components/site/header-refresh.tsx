'use client';

import { usePathname, useRouter } from 'next/navigation';
import { useEffect, useEffectEvent } from 'react';
import type { SessionStatus } from '@/session/session';

/**
 * The header outlives the pages under it, and so may the session that it shows. It is asked for again on the way to
 * sign in, where a session has just turned out to be over, and anywhere while nobody could say who is asking.
 */
export function HeaderRefresh({ status }: { status: SessionStatus }) {
  const router = useRouter();
  const pathname = usePathname();
  const onArrival = useEffectEvent(() => {
    const outdated = status === 'unknown' || (status === 'signed-in' && pathname === '/signin');
    if (outdated) router.refresh();
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: every page that is arrived at is a reason to look again
  useEffect(() => onArrival(), [pathname]);
  return null;
}
