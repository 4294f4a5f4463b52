import type { Failure } from './charge.js';

const notCharged = (code: string, message: string): Failure => ({ declined: false, code, message });

/** The buyer's bank did not believe that it was the buyer who asked. */
export const authenticationFailed = notCharged(
  'authentication_failed',
  'Your bank could not confirm that it was you. You have not been charged: please try again or use another card.',
);

/** The buyer went on with another card, or the order ended, before the bank had been answered. */
export const authenticationAbandoned = notCharged(
  'authentication_abandoned',
  'The payment was not confirmed with your bank. You have not been charged.',
);

/** Stripe did not take the card details: a token that is used up, or that it never gave out. */
export const cardNotAccepted = (code: string) =>
  notCharged(code, 'The card details were not accepted. Please enter them again.');

/** Stripe takes no request of ours: the key is wrong or may not do this. */
export const stripeUnavailable = notCharged(
  'stripe_unavailable',
  'Payments are not possible at the moment. You have not been charged.',
);

/** Stripe knows of the attempt, and it ended without a payment. */
export const notCompleted = notCharged(
  'not_completed',
  'The payment was not completed. You have not been charged.',
);

/** Stripe never heard of the attempt. */
export const neverReachedStripe = notCharged(
  'never_reached_stripe',
  'The payment did not go through. You have not been charged.',
);

/** The order could no longer be paid when Stripe was about to be asked. */
export const orderClosed = notCharged(
  'order_closed',
  'The order could no longer be paid. You have not been charged.',
);

/** Decline codes for which a client can say more than that the card was declined: https://docs.stripe.com/declines/codes */
const known = new Set([
  'insufficient_funds',
  'expired_card',
  'incorrect_cvc',
  'incorrect_number',
  'authentication_required',
  'processing_error',
]);

/**
 * The one word by which a client may tell failures apart. Banks have dozens of reasons that must not be told to who
 * holds the card (it may be stolen): they are all `card_declined`.
 */
export function codeOf({ declined, code, declineCode }: Failure): string {
  if (!declined) return code;
  const word = declineCode === 'invalid_cvc' ? 'incorrect_cvc' : (declineCode ?? code);
  if (known.has(word)) return word;
  return known.has(code) ? code : 'card_declined';
}
