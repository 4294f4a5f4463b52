import { type Charge, changed, type Decision, type RefundReason, tookMoney, unchanged } from './charge.js';

const FIRST_DELAY = 5_000;
const LONGEST_DELAY = 10 * 60_000;

/** A refund as Stripe has it, in cents. */
export interface MadeRefund {
  id: string;
  amount: number;
}

/**
 * The charge's order is over without a sale: what has been paid, or still turns out to have been, is given back.
 * The intention is part of the charge, so it does not matter which of the two is known first.
 */
export function giveBack(charge: Charge, reason: RefundReason, now: Date): Decision {
  if (charge.refund) return unchanged;
  if (charge.status === 'created') return changed({ ...charge, refund: { reason, attempts: 0 } });
  if (charge.status === 'completed') {
    return changed({ ...charge, refund: { reason, attempts: 0, dueAt: now } });
  }
  return unchanged;
}

/** All of the money is back, by us, or by somebody who gave it back at Stripe without telling us why. */
export function refunded(charge: Charge, { id, amount }: MadeRefund, now: Date): Decision {
  if (!tookMoney(charge) || charge.refund?.id !== undefined) return unchanged;
  const { reason, attempts } = charge.refund ?? { reason: 'by-operator', attempts: 0 };
  const refund = { reason, attempts, id, amount, at: now };
  return changed({ ...charge, status: 'refunded', refund }, 'payment:refunded');
}

/** The money could not be given back now: tried again after a pause that doubles up to ten minutes, without end. */
export function refundPutOff(charge: Charge, now: Date): Decision {
  if (!charge.refund || charge.refund.id !== undefined) return unchanged;
  const { reason, attempts } = charge.refund;
  const delay = Math.min(FIRST_DELAY * 2 ** attempts, LONGEST_DELAY);
  const dueAt = new Date(now.getTime() + delay);
  return changed({ ...charge, refund: { reason, attempts: attempts + 1, dueAt } });
}

/**
 * A refund that Stripe had taken on did not reach the card after all: https://docs.stripe.com/refunds#failed-refunds.
 * Ours is still to be made; an operator's was made for reasons that we do not know.
 */
export function refundFailed(charge: Charge, refundId: string, now: Date): Decision {
  if (charge.refund?.id !== refundId) return unchanged;
  const { reason, attempts } = charge.refund;
  if (reason === 'by-operator') return changed({ ...charge, status: 'completed', refund: undefined });
  const status = reason === 'not-needed' ? 'failed' : 'completed';
  return refundPutOff({ ...charge, status, refund: { reason, attempts } }, now);
}
