import type { Failure } from './charge.js';

const notCharged = (code: string, message: string): Failure => ({ declined: false, code, message });

/** The card wants its owner to authenticate, for which nobody is asked here. */
export const authenticationRequired = notCharged(
  'authentication_required',
  'This card asks for authentication, which is not offered here. Please use another card.',
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
