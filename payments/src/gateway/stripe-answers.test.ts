import Stripe from 'stripe';
import { outcomeOfError } from './stripe-answers.js';

const { StripeAPIError, StripeInvalidRequestError, StripeRateLimitError } = Stripe.errors;
const raw = (more: object) => ({ message: 'no', type: 'invalid_request_error', ...more }) as never;

describe('an error of Stripe', () => {
  it.each([
    ['an unknown payment method', { code: 'resource_missing', param: 'payment_method' }, 'resource_missing'],
    ['a token that is used up', { code: 'token_already_used' }, 'token_already_used'],
    ['an amount that is too large', { code: 'amount_too_large', param: 'amount' }, 'stripe_unavailable'],
    ['a parameter that it does not know', { code: 'parameter_unknown', param: 'x' }, 'stripe_unavailable'],
  ])('about %s says that nothing was charged, and whose fault it is', (_name, more, code) => {
    expect(outcomeOfError(new StripeInvalidRequestError(raw(more)))).toMatchObject({
      kind: 'not-paid',
      failure: { code, declined: false },
    });
  });

  it.each([
    ['of its own', new StripeAPIError(raw({ type: 'api_error' }))],
    ['about too many requests', new StripeRateLimitError(raw({}))],
    ['of the network', new Error('socket hang up')],
  ])('%s says nothing', (_name, error) => {
    expect(outcomeOfError(error)).toEqual({ kind: 'unknown' });
  });
});
