import { type Charge, tookMoney } from './charge.js';

/** A payment as Stripe has it. Amounts are in cents. */
export interface StripePayment {
  chargeId: string;
  intentId: string;
  paid: boolean;
  amount: number;
  currency: string;
  amountRefunded: number;
}

/**
 * How our charge and Stripe's payment can disagree. `unknown-here`: money without a charge of ours; `not-recorded`:
 * Stripe took the money and we say that it did not; `not-at-stripe`: the reverse.
 */
export const differenceKinds = ['unknown-here', 'not-recorded', 'not-at-stripe', 'amount', 'refund'] as const;
export type DifferenceKind = (typeof differenceKinds)[number];

/** What is wrong between the two; undefined when they agree, or when one is just about to follow the other. */
export function differenceOf(
  ours: Charge | undefined,
  theirs: StripePayment | undefined,
): DifferenceKind | undefined {
  if (!theirs?.paid) return ours && tookMoney(ours) ? 'not-at-stripe' : undefined;
  // An attempt that was paid twice has one payment that is nobody's.
  if (!ours || (ours.intentId !== undefined && ours.intentId !== theirs.intentId)) return 'unknown-here';
  // The reconciler is about to finish it.
  if (ours.status === 'created') return undefined;
  if (!tookMoney(ours)) return 'not-recorded';
  if (ours.amount !== theirs.amount || ours.currency !== theirs.currency) return 'amount';
  return refundsAgree(ours, theirs) ? undefined : 'refund';
}

/** A refund that is due may be made at this moment. */
function refundsAgree({ refund }: Charge, { amountRefunded }: StripePayment): boolean {
  if (refund === undefined) return amountRefunded === 0;
  return refund.id === undefined || refund.amount === amountRefunded;
}
