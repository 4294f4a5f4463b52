import type { PaymentConfig, RequiredAction } from '@/api/types';
import { InvalidInput } from '@/forms/form-errors';
import { stripeJs } from './stripe-js';

const UNREACHABLE = [{ message: 'Your bank could not be reached. Please try again, or use another card.' }];

/**
 * Lets the buyer confirm a payment with the bank. How that went is for payments to ask of Stripe: nothing that a
 * browser says is believed. Where the bank has a page of its own this never ends, as the browser goes there.
 * @throws {InvalidInput} when the bank cannot be reached.
 */
export async function authenticate(config: PaymentConfig, action: RequiredAction): Promise<void> {
  if (config.standIn) return goTo(action.authenticationUrl);
  const stripe = await stripeJs(config.publishableKey).catch(() => {
    throw new InvalidInput(UNREACHABLE);
  });
  // It throws when the payment waits no more, as when it was confirmed in another tab.
  await stripe.handleNextAction({ clientSecret: action.clientSecret }).catch(() => undefined);
}

function goTo(url: string | undefined): Promise<never> {
  if (!url) throw new InvalidInput(UNREACHABLE);
  const page = new URL(url);
  page.searchParams.set('return_url', window.location.origin + window.location.pathname);
  window.location.assign(page);
  return new Promise(() => {});
}
