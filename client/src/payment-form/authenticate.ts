import type { PaymentConfig, RequiredAction } from '@/api/types';
import { InvalidInput } from '@/forms/form-errors';
import type { Strings } from '@/strings/strings';
import { stripeJs } from './stripe-js';

/**
 * Lets the buyer confirm a payment with the bank. How that went is for payments to ask of Stripe: nothing that a
 * browser says is believed. Where the bank has a page of its own this never ends, as the browser goes there.
 * @throws {InvalidInput} when the bank cannot be reached.
 */
export async function authenticate(
  config: PaymentConfig,
  action: RequiredAction,
  { payment }: Strings,
): Promise<void> {
  const unreachable = new InvalidInput([{ message: payment.bankUnreachable }]);
  if (config.standIn) {
    if (!action.authenticationUrl) throw unreachable;
    return goTo(action.authenticationUrl);
  }
  const stripe = await stripeJs(config.publishableKey).catch(() => {
    throw unreachable;
  });
  // It throws when the payment waits no more, as when it was confirmed in another tab.
  await stripe.handleNextAction({ clientSecret: action.clientSecret }).catch(() => undefined);
}

function goTo(url: string): Promise<never> {
  const page = new URL(url);
  page.searchParams.set('return_url', window.location.origin + window.location.pathname);
  window.location.assign(page);
  return new Promise(() => {});
}
