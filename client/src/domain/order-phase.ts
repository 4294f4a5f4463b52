import type { Charge, Order } from '@/api/types';
import type { Strings } from '@/strings/strings';
import { translate } from '@/strings/translate';
import { givenBack, isLive, settledCharge, waitingCharge } from './charges';
import { explainFailure } from './failure';

/**
 * What the buyer is shown. It is finer than the order's status: a payment on its way and a deadline that has passed
 * are seen some moments before orders has decided.
 */
export type OrderPhase =
  | 'reserving'
  | 'payable'
  | 'authenticating'
  | 'confirming'
  | 'overdue'
  | 'complete'
  | 'cancelled';

export function orderPhase(order: Order, charges: Charge[], secondsLeft: number): OrderPhase {
  if (order.status === 'complete' || order.status === 'cancelled') return order.status;
  if (charges.some(isLive)) return 'confirming';
  if (secondsLeft === 0) return 'overdue';
  if (waitingCharge(charges)) return 'authenticating';
  return order.status === 'created' ? 'reserving' : 'payable';
}

/** Why the latest attempt to pay has failed, if it has, and what can be done about it. Charges come newest first. */
export function lastFailure([latest]: Charge[], strings: Strings): string[] {
  if (latest?.status !== 'failed' || latest.refund) return [];
  if (latest.failure) return explainFailure(latest.failure, strings);
  return latest.message === undefined ? [] : [translate(latest.message, strings.said) ?? latest.message];
}

const SOON_MS = 500;
const CALM_MS = 2000;
/** A sale that is done may still be given back: rarely, and then nobody waits for it. */
const SELDOM_MS = 20_000;

/** How long to wait before asking again; null when nothing can change any more. */
export function pollInterval(phase: OrderPhase, charges: Charge[]): number | null {
  switch (phase) {
    case 'reserving':
    case 'confirming':
      return SOON_MS;
    case 'payable':
    case 'authenticating':
    case 'overdue':
      return CALM_MS;
    case 'complete':
      if (settledCharge(charges)?.refund?.status === 'succeeded') return null;
      // Payments did not answer: the receipt lacks the card.
      return !settledCharge(charges) || isBeingReturned(charges) ? CALM_MS : SELDOM_MS;
    case 'cancelled':
      return charges.some(isLive) || isBeingReturned(charges) ? CALM_MS : null;
  }
}

const isBeingReturned = (charges: Charge[]): boolean =>
  givenBack(charges).some(({ refund }) => refund?.status === 'pending');
