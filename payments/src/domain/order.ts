import type { CancelReason, OrderStatus } from '@ticketing/common';
import { type Charge, MOST_DECLINES } from './charge.js';

/** An order as its payment sees it. The ticket's price is in cents. */
export interface Order {
  userId: string;
  status: OrderStatus;
  reason?: CancelReason | undefined;
  expiresAt: Date;
  ticket: { id: string; title: string; price: number; currency: string };
}

/** What earlier attempts to pay an order have left. */
export interface Attempts {
  /** The status of the one live charge, if there is one. */
  live?: 'created' | 'completed' | undefined;
  declines: number;
}

type Attempt = Pick<Charge, 'status' | 'refund' | 'failure'>;

/** What that many attempts to pay one order have left. */
export function attemptsLeft(attempts: Attempt[]): Attempts {
  const paysOrder = ({ status, refund }: Attempt) =>
    // What an operator gives back has been paid: the order may be complete by it, which we are only about to hear.
    status === 'completed' || refund?.reason === 'by-operator';
  const isOpen = attempts.some(({ status }) => status === 'created');
  return {
    live: attempts.some(paysOrder) ? 'completed' : isOpen ? 'created' : undefined,
    declines: attempts.filter(({ failure }) => failure?.declined).length,
  };
}

export type Refusal =
  | 'cancelled'
  | 'already-paid'
  | 'expired'
  | 'under-way'
  | 'declined-too-often'
  | 'still-being-reserved';

/** Whether money may be taken for the order now, as far as the order itself goes. */
export const isPayable = ({ status, expiresAt }: Order, now: Date): boolean =>
  status === 'awaiting:payment' && now < expiresAt;

/** Why the order cannot be paid now; undefined when it can. */
export function refusalToPay(order: Order, attempts: Attempts, now: Date): Refusal | undefined {
  if (order.status === 'cancelled') return order.reason === 'expired' ? 'expired' : 'cancelled';
  if (order.status === 'complete' || attempts.live === 'completed') return 'already-paid';
  if (now >= order.expiresAt) return 'expired';
  if (attempts.live === 'created') return 'under-way';
  if (attempts.declines >= MOST_DECLINES) return 'declined-too-often';
  if (order.status === 'created') return 'still-being-reserved';
  return undefined;
}
