import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

test.each([
  ['zero', { amount: 0 }, 'parameter_invalid_integer', 'amount'],
  ['negative', { amount: -2000 }, 'parameter_invalid_integer', 'amount'],
  ['fractional', { amount: 1999.5 }, 'parameter_invalid_integer', 'amount'],
  ['below the minimum', { amount: 49 }, 'amount_too_small', 'amount'],
  ['below the minimum of another currency', { amount: 29, currency: 'gbp' }, 'amount_too_small', 'amount'],
  ['above the maximum', { amount: 100_000_000 }, 'amount_too_large', 'amount'],
  ['not a number', { amount: 'ten' as never }, 'parameter_invalid_integer', 'amount'],
  ['missing', { amount: undefined }, 'parameter_missing', 'amount'],
  ['in no currency', { currency: undefined }, 'parameter_missing', 'currency'],
  ['in an unknown currency', { currency: 'xyz' }, undefined, 'currency'],
])('an amount that is %s is refused, and nothing is kept', async (_, change, code, param) => {
  const before = await account.ledger();
  const error = await errorOf(account.stripe.paymentIntents.create(payment('pm_card_visa', change)));
  expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError', code, param });
  expect(await account.ledger()).toEqual(before);
});

test.each([50, 99_999_999])('%i cents are accepted', async (amount) => {
  const intent = await account.stripe.paymentIntents.create(payment('pm_card_visa', { amount }));
  expect(intent.amount_received).toBe(amount);
});

test('the messages name the limits in dollars', async () => {
  const tooSmall = await errorOf(
    account.stripe.paymentIntents.create(payment('pm_card_visa', { amount: 1 })),
  );
  expect(tooSmall.message).toBe('Amount must be at least $0.50 usd');
  const tooLarge = await errorOf(
    account.stripe.paymentIntents.create(payment('pm_card_visa', { amount: 100_000_000 })),
  );
  expect(tooLarge.message).toBe('Amount must be no more than $999,999.99');
});

test.each([
  ['an unknown parameter', { surprise: 'x' }, 'parameter_unknown', 'surprise'],
  ['an empty string', { payment_method: '' }, 'parameter_invalid_empty', 'payment_method'],
  ['an object for a string', { currency: { usd: '1' } }, undefined, 'currency'],
  ['a string for an object', { payment_method_data: 'card' }, undefined, 'payment_method_data'],
  ['a word for a boolean', { confirm: 'maybe' }, undefined, 'confirm'],
  ['an impossible return address', { return_url: 'nowhere' }, 'url_invalid', 'return_url'],
  [
    'a card number',
    { payment_method: undefined, payment_method_data: { type: 'card', card: { number: '4242' } } },
    'parameter_unknown',
    'payment_method_data[card][number]',
  ],
  [
    'two cards',
    { payment_method_data: { type: 'card', card: { token: 'tok_visa' } } },
    'parameters_exclusive',
    undefined,
  ],
  [
    'the former way to choose methods',
    { payment_method_types: ['card'] },
    'payment_method_types_no_longer_supported',
    'payment_method_types',
  ],
  [
    'another method than a card',
    { automatic_payment_methods: undefined, allowed_payment_method_types: ['ideal'] },
    undefined,
    'allowed_payment_method_types',
  ],
  ['an unknown expansion', { expand: ['customer'] }, undefined, 'expand'],
  ['metadata that is too long', { metadata: { a: 'x'.repeat(501) } }, undefined, 'metadata[a]'],
])('%s is refused', async (_, change, code, param) => {
  const request = account.stripe.paymentIntents.create({
    ...payment('pm_card_visa'),
    ...(change as object),
  });
  const error = await errorOf(request);
  expect(error).toMatchObject({ statusCode: 400, type: 'StripeInvalidRequestError', code, param });
});
