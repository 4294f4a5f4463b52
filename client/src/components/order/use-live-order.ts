'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { ApiError } from '@/api/api-error';
import { api } from '@/api/browser';
import { ifAvailable } from '@/api/if-available';
import type { Charge, Order } from '@/api/types';
import { type OrderPhase, orderPhase, pollInterval } from '@/domain/order-phase';
import { usePolling } from './use-polling';
import { useSecondsLeft } from './use-seconds-left';

export interface OrderSnapshot {
  order: Order;
  charges: Charge[];
}

export interface LiveOrder extends OrderSnapshot {
  phase: OrderPhase;
  secondsLeft: number;
  /** The last question went unanswered: what is shown may be old. */
  stale: boolean;
  refresh: () => Promise<void>;
}

/** An order that follows what really happens to it, in this tab or elsewhere. */
export function useLiveOrder(initial: OrderSnapshot, renderedAt: number): LiveOrder {
  const router = useRouter();
  const [snapshot, setSnapshot] = useState(initial);
  const [stale, setStale] = useState(false);
  const { order, charges } = snapshot;
  const secondsLeft = useSecondsLeft(order.expiresAt, renderedAt);
  const phase = orderPhase(order, charges, secondsLeft);

  const refresh = async (signal?: AbortSignal) => {
    try {
      const next = await load(order.id, signal);
      setSnapshot((current) => newer(current, next));
      setStale(false);
    } catch (error) {
      if (signal?.aborted) return;
      if (!(error instanceof ApiError)) throw error;
      // Signed out in another tab: the server knows where to send the visitor.
      if (error.status === 401) router.refresh();
      else setStale(true);
    }
  };
  usePolling(refresh, pollInterval(phase, charges));

  return { order, charges, phase, secondsLeft, stale, refresh: () => refresh() };
}

// The charges last: a complete order then never lacks the charge that completed it.
async function load(orderId: string, signal?: AbortSignal) {
  const order = await api.orders.get(orderId, signal);
  const charges = await ifAvailable(api.payments.ofOrder(orderId, signal));
  return { order, charges };
}

function newer(current: OrderSnapshot, next: { order: Order; charges?: Charge[] }): OrderSnapshot {
  if (next.order.version < current.order.version) return current;
  return { order: next.order, charges: next.charges ?? current.charges };
}
