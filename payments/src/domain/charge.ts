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

/**
 * `not-needed`: the money came after the attempt had been given up. `by-operator`: somebody with access to the Stripe
 * account gave it back there.
 */
export type RefundReason = CancelReason | 'cancelled' | 'not-needed' | 'by-operator';

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
  /** When it was done. */
  at?: Date | undefined;
}

/** What may be shown of a card: its brand as Stripe names it, and the last four digits of its number. */
export interface Card {
  brand: string;
  last4: string;
}

/** The buyer's bank takes the money back, with Stripe's reason for it and the amount in cents. */
export interface Dispute {
  id: string;
  reason: string;
  amount: number;
  at: Date;
}

/** One attempt to pay one order, as the rules see it. `amount` is in cents; `intentId` names Stripe's PaymentIntent. */
export interface Charge {
  orderId: string;
  userId: string;
  amount: number;
  currency: string;
  status: ChargeStatus;
  intentId?: string | undefined;
  /** Set while Stripe waits for the buyer to authenticate (3-D Secure). */
  authenticating?: boolean | undefined;
  card?: Card | undefined;
  /** When we learned that the money was taken. */
  paidAt?: Date | undefined;
  failure?: Failure | undefined;
  refund?: Refund | undefined;
  dispute?: Dispute | undefined;
}

/** How an attempt ended, as Stripe has it. */
export type Verdict = Paid | NotPaid;

interface Paid {
  kind: 'paid';
  intentId: string;
  card?: Card | undefined;
}

export interface NotPaid {
  kind: 'not-paid';
  intentId?: string | undefined;
  failure: Failure;
}

export type ChargeEvent = 'payment:created' | 'payment:failed' | 'payment:refunded';

/** The charge afterwards, with the event that tells of it. */
export interface Changed {
  kind: 'changed';
  charge: Charge;
  event?: ChargeEvent | undefined;
}

/** What a rule decides: a change, or nothing to do. */
export type Decision = Changed | { kind: 'unchanged' };

export const unchanged = { kind: 'unchanged' } as const;
export const changed = (charge: Charge, event?: ChargeEvent): Decision => ({
  kind: 'changed',
  charge,
  event,
});

/** Whether it took money, also if that is back by now. While nobody knows, its refund is no more than an intention. */
export const tookMoney = ({ paidAt }: Pick<Charge, 'paidAt'>): boolean => paidAt !== undefined;

/** So many declined cards, and the order is given up. */
export const MOST_DECLINES = 3;

interface PaidOrder {
  id: string;
  userId: string;
  ticket: { price: number; currency: string };
}

/** An attempt before Stripe has heard of it. */
export const opened = ({ id, userId, ticket }: PaidOrder): Charge => ({
  orderId: id,
  userId,
  amount: ticket.price,
  currency: ticket.currency,
  status: 'created',
});

/** Stripe takes the money only once the buyer has authenticated. */
export function awaitAuthentication(charge: Charge, intentId: string): Decision {
  if (charge.status !== 'created' || charge.authenticating) return unchanged;
  return changed({ ...charge, intentId, authenticating: true });
}

/**
 * Writes down how an attempt ended; the first to know decides, everyone later changes nothing.
 * @param earlierDeclines of the same order: they count when this is one more.
 */
export function settle(charge: Charge, verdict: Verdict, earlierDeclines: number, now: Date): Decision {
  if (verdict.kind === 'paid') return paid(charge, verdict, now);
  if (charge.status !== 'created') return unchanged;
  const { intentId = charge.intentId, failure } = verdict;
  const isLastChance = failure.declined && earlierDeclines + 1 >= MOST_DECLINES;
  return changed(
    { ...charge, status: 'failed', intentId, authenticating: undefined, failure, refund: undefined },
    isLastChance ? 'payment:failed' : undefined,
  );
}

function paid(charge: Charge, { intentId, card }: Paid, now: Date): Decision {
  const taken = { ...charge, intentId, card, paidAt: now, authenticating: undefined };
  if (charge.status === 'created') {
    const refund = charge.refund && { ...charge.refund, dueAt: now };
    return changed({ ...taken, status: 'completed', refund }, 'payment:created');
  }
  // The attempt was given up and another may have been made since: this money is nobody's payment.
  if (charge.status === 'failed' && !charge.refund) {
    return changed({ ...taken, refund: { reason: 'not-needed', attempts: 0, dueAt: now } });
  }
  return unchanged;
}

/** The buyer's bank takes the money back: noted once. What follows is for people to decide. */
export function disputed(charge: Charge, dispute: Dispute): Decision {
  return charge.dispute ? unchanged : changed({ ...charge, dispute });
}

/**
 * The event by which others know the charge as it is; an attempt without an end, or one that leaves its order to be paid
 * by another, concerns nobody.
 * @param declines of its order, this one among them.
 */
export function eventOf({ status, failure }: Charge, declines: number): ChargeEvent | undefined {
  if (status === 'completed') return 'payment:created';
  if (status === 'refunded') return 'payment:refunded';
  return failure?.declined && declines >= MOST_DECLINES ? 'payment:failed' : undefined;
}
