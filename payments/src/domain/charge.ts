import type { CancelReason, ChargeStatus } from '@ticketing/common';

/** Why an attempt took no money. */
export interface Failure {
  /** Whether a bank declined the card; everything else does not count against the buyer. */
  declined: boolean;
  /** Stripe's error code, or one of ours: see failures.ts. */
  code: string;
  /** https://docs.stripe.com/declines/codes */
  declineCode?: string | undefined;
  /** For the buyer. */
  message: string;
}

/** `not-needed`: the money came after the attempt had been given up. */
export type RefundReason = CancelReason | 'cancelled' | 'not-needed';

/** The intention to give the money back, and with `id` the deed. */
export interface Refund {
  reason: RefundReason;
  /** How often it has been tried in vain. */
  attempts: number;
  /** When to try (again); absent while there is no money to give back, and once it is done. */
  dueAt?: Date | undefined;
  /** Stripe's id of the refund. */
  id?: string | undefined;
  /** Cents. */
  amount?: number | undefined;
}

/** One attempt to pay one order, as the rules see it. `amount` is in cents; `intentId` names Stripe's PaymentIntent. */
export interface Charge {
  orderId: string;
  userId: string;
  amount: number;
  currency: string;
  status: ChargeStatus;
  intentId?: string | undefined;
  failure?: Failure | undefined;
  refund?: Refund | undefined;
}

/** How an attempt ended, as Stripe has it. */
export type Verdict = { kind: 'paid'; intentId: string } | NotPaid;

export interface NotPaid {
  kind: 'not-paid';
  intentId?: string | undefined;
  failure: Failure;
}

/** What a rule decides: the charge afterwards with the event that tells of it, or nothing to do. */
export type Decision =
  | {
      kind: 'changed';
      charge: Charge;
      event?: 'payment:created' | 'payment:failed' | 'payment:refunded' | undefined;
    }
  | { kind: 'unchanged' };

/** So many declined cards, and the order is given up. */
export const MOST_DECLINES = 3;

const FIRST_REFUND_DELAY = 5_000;
const LONGEST_REFUND_DELAY = 10 * 60_000;

const unchanged = { kind: 'unchanged' } as const;
const changed = (charge: Charge, event?: 'payment:created' | 'payment:failed' | 'payment:refunded') =>
  ({ kind: 'changed', charge, event }) as const;

interface PaidOrder {
  id: string;
  userId: string;
  ticket: { price: number };
}

/** An attempt before Stripe has heard of it. */
export const opened = ({ id, userId, ticket }: PaidOrder): Charge => ({
  orderId: id,
  userId,
  amount: ticket.price,
  currency: 'usd',
  status: 'created',
});

/**
 * Writes down how an attempt ended; the first to know decides, everyone later changes nothing.
 * @param earlierDeclines of the same order.
 */
export function settle(charge: Charge, verdict: Verdict, earlierDeclines: number, now: Date): Decision {
  if (verdict.kind === 'paid') return paid(charge, verdict.intentId, now);
  if (charge.status !== 'created') return unchanged;
  const { intentId = charge.intentId, failure } = verdict;
  const isLastChance = failure.declined && earlierDeclines + 1 >= MOST_DECLINES;
  return changed(
    { ...charge, status: 'failed', intentId, failure, refund: undefined },
    isLastChance ? 'payment:failed' : undefined,
  );
}

function paid(charge: Charge, intentId: string, now: Date): Decision {
  if (charge.status === 'created') {
    const refund = charge.refund && { ...charge.refund, dueAt: now };
    return changed({ ...charge, status: 'completed', intentId, refund }, 'payment:created');
  }
  // The attempt was given up and another may have been made since: this money is nobody's payment.
  if (charge.status === 'failed' && !charge.refund) {
    return changed({ ...charge, intentId, refund: { reason: 'not-needed', attempts: 0, dueAt: now } });
  }
  return unchanged;
}

/**
 * The charge's order is over without a sale: what has been paid, or still turns out to have been, is given back.
 * The intention is part of the charge, so it does not matter which of the two is known first.
 */
export function giveBack(charge: Charge, reason: RefundReason, now: Date): Decision {
  if (charge.refund) return unchanged;
  if (charge.status === 'created') return changed({ ...charge, refund: { reason, attempts: 0 } });
  if (charge.status === 'completed')
    return changed({ ...charge, refund: { reason, attempts: 0, dueAt: now } });
  return unchanged;
}

/** The money is back. */
export function refunded(charge: Charge, id: string, amount: number): Decision {
  if (!charge.refund || charge.refund.id !== undefined) return unchanged;
  const refund = { ...charge.refund, id, amount, dueAt: undefined };
  return changed({ ...charge, status: 'refunded', refund }, 'payment:refunded');
}

/** The money could not be given back now: tried again after a pause that doubles up to ten minutes, without end. */
export function refundPutOff(charge: Charge, now: Date): Decision {
  if (!charge.refund || charge.refund.id !== undefined) return unchanged;
  const { attempts } = charge.refund;
  const delay = Math.min(FIRST_REFUND_DELAY * 2 ** attempts, LONGEST_REFUND_DELAY);
  const dueAt = new Date(now.getTime() + delay);
  return changed({ ...charge, refund: { ...charge.refund, attempts: attempts + 1, dueAt } });
}
