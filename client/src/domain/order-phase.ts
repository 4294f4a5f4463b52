import type { Charge, Order } from '@/api/types';

/**
 * What the buyer is shown. It is finer than the order's status: a payment on its way and a deadline that has passed
 * are seen some moments before orders has decided.
 */
export type OrderPhase = 'reserving' | 'payable' | 'confirming' | 'overdue' | 'complete' | 'cancelled';

/** Money that was taken, or may have been. */
export const isLive = (charge: Charge) => charge.status === 'created' || charge.status === 'completed';

export function orderPhase(order: Order, charges: Charge[], secondsLeft: number): OrderPhase {
  if (order.status === 'complete' || order.status === 'cancelled') return order.status;
  if (charges.some(isLive)) return 'confirming';
  if (secondsLeft === 0) return 'overdue';
  return order.status === 'created' ? 'reserving' : 'payable';
}

/** Why the latest attempt to pay has failed, if it has. Charges come newest first. */
export const lastFailure = ([latest]: Charge[]): string | undefined =>
  latest?.status === 'failed' ? latest.message : undefined;

const SOON_MS = 500;
const CALM_MS = 2000;

/** How long to wait before asking again; null when nothing can change any more. */
export function pollInterval(phase: OrderPhase, charges: Charge[]): number | null {
  switch (phase) {
    case 'reserving':
    case 'confirming':
      return SOON_MS;
    case 'payable':
    case 'overdue':
      return CALM_MS;
    case 'complete':
      return null;
    case 'cancelled':
      // Money that came too late is on its way back.
      return charges.some(isLive) ? CALM_MS : null;
  }
}
