import Stripe from 'stripe';
import { cardNamed, cardNames } from './test-cards.js';
import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeAll(async () => {
  account = await openAccount();
});
afterAll(() => account.stop());

const byToken = (token: string) =>
  payment('', { payment_method: undefined, payment_method_data: { type: 'card', card: { token } } as never });

const DECLINES = [
  ['visa_chargeDeclined', 'card_declined', 'generic_decline', 'Your card was declined.'],
  ['chargeDeclined', 'card_declined', 'generic_decline', 'Your card was declined.'],
  [
    'visa_chargeDeclinedInsufficientFunds',
    'card_declined',
    'insufficient_funds',
    'Your card has insufficient funds.',
  ],
  [
    'chargeDeclinedInsufficientFunds',
    'card_declined',
    'insufficient_funds',
    'Your card has insufficient funds.',
  ],
  ['visa_chargeDeclinedLostCard', 'card_declined', 'lost_card', 'Your card was declined.'],
  ['visa_chargeDeclinedStolenCard', 'card_declined', 'stolen_card', 'Your card was declined.'],
  [
    'visa_chargeDeclinedVelocityLimitExceeded',
    'card_declined',
    'card_velocity_exceeded',
    'Your card was declined.',
  ],
  ['chargeDeclinedFraudulent', 'card_declined', 'fraudulent', 'Your card was declined.'],
  ['radarBlock', 'card_declined', 'fraudulent', 'Your card was declined.'],
  ['threeDSecureRequiredProcessingError', 'card_declined', 'generic_decline', 'Your card was declined.'],
  ['chargeDeclinedExpiredCard', 'expired_card', 'expired_card', 'Your card has expired.'],
  ['chargeDeclinedIncorrectCvc', 'incorrect_cvc', 'incorrect_cvc', "Your card's security code is incorrect."],
  [
    'chargeDeclinedProcessingError',
    'processing_error',
    'processing_error',
    'An error occurred while processing your card. Try again in a little bit.',
  ],
] as const;

describe.each([
  ['a PaymentMethod', (name: string) => payment(`pm_card_${name}`)],
  ['a token', (name: string) => byToken(`tok_${name}`)],
])('each test card as %s', (_, paymentBy) => {
  const good = cardNames().filter((name) => {
    const { decline, needsAuthentication } = cardNamed(name);
    return !decline && !needsAuthentication;
  });

  test.each(good)('%s is charged', async (name) => {
    const intent = await account.stripe.paymentIntents.create({
      ...paymentBy(name),
      expand: ['latest_charge'],
    });
    expect(intent).toMatchObject({ status: 'succeeded', amount_received: 2000, last_payment_error: null });
    const { brand, number, funding } = cardNamed(name);
    expect(intent.latest_charge).toMatchObject({
      paid: true,
      payment_method_details: { card: { brand, funding, last4: number.slice(-4) } },
    });
  });

  test.each(DECLINES)('%s is declined: %s, %s', async (name, code, declineCode, message) => {
    const error = await errorOf(account.stripe.paymentIntents.create(paymentBy(name)));
    expect(error).toBeInstanceOf(Stripe.errors.StripeCardError);
    expect(error).toMatchObject({ statusCode: 402, code, decline_code: declineCode, message });
    expect(error.requestId).toMatch(/^req_/);

    const intent = await account.stripe.paymentIntents.retrieve(String(error.payment_intent?.id), {
      expand: ['latest_charge'],
    });
    expect(intent).toMatchObject({
      status: 'requires_payment_method',
      amount_received: 0,
      payment_method: null,
      last_payment_error: { type: 'card_error', code, decline_code: declineCode, message },
      latest_charge: { id: error.charge, status: 'failed', paid: false, failure_code: code },
    });
  });

  test('all that decline are in the table above', () => {
    const declining = cardNames().filter(
      (name) => cardNamed(name).decline && !cardNamed(name).needsAuthentication,
    );
    const numbers = (names: readonly string[]) => new Set(names.map((name) => cardNamed(name).number));
    expect(numbers(DECLINES.map(([name]) => name))).toEqual(numbers(declining));
  });
});

test('an unknown PaymentMethod and an unknown token are refused by name', async () => {
  expect(await errorOf(account.stripe.paymentIntents.create(payment('pm_card_bogus')))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    param: 'payment_method',
    message: "No such PaymentMethod: 'pm_card_bogus'",
  });
  expect(await errorOf(account.stripe.paymentIntents.create(byToken('tok_bogus')))).toMatchObject({
    statusCode: 400,
    code: 'resource_missing',
    message: "No such token: 'tok_bogus'",
  });
});

test('a token is not a PaymentMethod', async () => {
  const error = await errorOf(account.stripe.paymentIntents.create(payment('tok_visa')));
  expect(error).toMatchObject({ statusCode: 400, code: 'resource_missing' });
});

test('a disputed charge is reported and cannot be refunded', async () => {
  const intent = await account.stripe.paymentIntents.create(payment('pm_card_createDispute'));
  const { data } = await account.stripe.disputes.list({ payment_intent: intent.id });
  expect(data).toMatchObject([{ amount: 2000, reason: 'fraudulent', status: 'needs_response' }]);
  const error = await errorOf(account.stripe.refunds.create({ payment_intent: intent.id }));
  expect(error).toMatchObject({ statusCode: 400, code: 'charge_disputed' });
});

test('a PaymentMethod made of a token pays', async () => {
  const method = await account.stripe.paymentMethods.create({
    type: 'card',
    card: { token: 'tok_mastercard' },
  });
  expect(method.card).toMatchObject({ brand: 'mastercard', last4: '4444' });
  const intent = await account.stripe.paymentIntents.create(payment(method.id));
  expect(intent).toMatchObject({ status: 'succeeded', payment_method: method.id });
  expect(await account.stripe.paymentMethods.retrieve(method.id)).toMatchObject({ id: method.id });
});
