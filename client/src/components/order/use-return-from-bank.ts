'use client';

import { useEffect, useEffectEvent, useState } from 'react';
import { api } from '@/api/browser';
import { ifAvailable } from '@/api/if-available';
import type { Charge } from '@/api/types';
import { waitingCharge } from '@/domain/charges';

/**
 * Whoever opens the page while an attempt waits for the bank may just come back from there: payments is asked to look,
 * then `ask` shows what it has found. True until then.
 */
export function useReturnFromBank(charges: Charge[], ask: () => Promise<void>): boolean {
  const [waiting] = useState(() => waitingCharge(charges));
  const [looking, setLooking] = useState(waiting !== undefined);

  const look = useEffectEvent(async () => {
    if (!waiting) return;
    // What it answers says no more than what is asked for next.
    await ifAvailable(api.payments.resume(waiting.id));
    await ask();
    setLooking(false);
  });
  useEffect(() => {
    forgetReturn();
    look();
    window.addEventListener('pageshow', reloadIfKept);
    return () => window.removeEventListener('pageshow', reloadIfKept);
  }, []);

  return looking;
}

/** What the bank's page has added is of no use to anybody who bookmarks, shares or reloads the address. */
function forgetReturn(): void {
  const { pathname, search } = window.location;
  if (new URLSearchParams(search).has('payment_intent')) window.history.replaceState(null, '', pathname);
}

/** Back from the bank's page by the browser's button, the page may be shown as it was left: with a form at work. */
function reloadIfKept(event: PageTransitionEvent): void {
  if (event.persisted) window.location.reload();
}
