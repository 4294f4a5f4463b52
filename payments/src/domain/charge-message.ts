import type { Charge, RefundReason } from './charge.js';

/** For an attempt of which nobody knows yet whether it took the money. */
export const CHECKING = 'You have not been charged twice; we are checking';

/** For an attempt that waits for the buyer. */
const AUTHENTICATE = 'Your bank asks you to confirm this payment';

const reasons: Record<RefundReason, string> = {
  'cancelled-by-buyer': 'you had cancelled the order',
  expired: 'the order had expired',
  refused: 'the ticket was no longer available',
  'payment-failed': 'the order had been given up',
  cancelled: 'the order was cancelled',
  'not-needed': 'it came too late',
  'by-operator': 'we have given it back',
};

/** What the buyer should know of an attempt beyond its status. */
export function messageOf({ status, authenticating, failure, refund }: Charge): string | undefined {
  if (status === 'created') return authenticating ? AUTHENTICATE : CHECKING;
  if (!refund) return failure?.message;
  const progress = refund.id === undefined ? 'is being refunded' : 'has been refunded';
  return `The payment ${progress} in full: ${reasons[refund.reason]}`;
}
