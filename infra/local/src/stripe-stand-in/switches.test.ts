import Stripe from 'stripe';
import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
beforeEach(async () => {
  account = await openAccount();
});
afterEach(() => account.stop());

const pay = (stripe = account.stripe) =>
  stripe.paymentIntents.create(payment('pm_card_visa'), { idempotencyKey: 'key' });
const statuses = async () =>
  (await account.ledger()).payment_intents.map((intent) => 'status' in intent && intent.status);

test('an error before acting charges nothing, and the library may try again', async () => {
  await account.switches({ fault: 'error-before-acting', faultTimes: 2 });
  expect(await errorOf(pay())).toMatchObject({ statusCode: 500, rawType: 'api_error' });
  expect(await statuses()).toEqual([]);
  const intent = await pay(account.connect({ maxNetworkRetries: 1 }));
  expect(intent.status).toBe('succeeded');
  expect(await statuses()).toEqual(['succeeded']);
});

test('an error after acting charges, and is all that the key will ever bring', async () => {
  await account.switches({ fault: 'error-after-acting', faultTimes: 1 });
  expect(await errorOf(pay(account.connect({ maxNetworkRetries: 3 })))).toMatchObject({
    statusCode: 500,
    headers: { 'stripe-should-retry': 'false' },
  });
  expect(await errorOf(pay())).toMatchObject({ statusCode: 500, headers: { 'idempotent-replayed': 'true' } });
  expect(await statuses()).toEqual(['succeeded']);
});

test('silence after acting charges, and the next try has the answer', async () => {
  await account.switches({ fault: 'silence-after-acting', faultTimes: 1 });
  const error = await errorOf(pay(account.connect({ timeout: 500 })));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect(await statuses()).toEqual(['succeeded']);
  const intent = await pay();
  expect(intent.lastResponse.headers['idempotent-replayed']).toBe('true');
  expect(await statuses()).toEqual(['succeeded']);
});

test('silence that lasts is kept towards those who ask again', async () => {
  await account.switches({ fault: 'silence-after-acting' });
  const error = await errorOf(pay(account.connect({ timeout: 500, maxNetworkRetries: 1 })));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect(await statuses()).toEqual(['succeeded']);
});

test('a charge that was delayed is made though its caller has given up', async () => {
  await account.switches({ delayMs: 1000 });
  const error = await errorOf(pay(account.connect({ timeout: 500 })));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect(await statuses()).toEqual([]);
  const { charges } = await account.ledgerWhen(({ payment_intents }) => payment_intents.length > 0);
  expect(charges).toMatchObject([{ amount: 2000, status: 'succeeded' }]);
});

test('while an answer is delayed the charge is made and its key in use', async () => {
  await account.switches({ answerDelayMs: 60_000 });
  const error = await errorOf(pay(account.connect({ timeout: 500 })));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
  expect(await statuses()).toEqual(['succeeded']);
  expect(await errorOf(pay())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });
});

test('a request that is held is answered once it is let go, and one beyond those to be held at once', async () => {
  await account.switches({ hold: 'before-acting', holdTimes: 1 });
  const held = pay();
  await account.switchesWhen(({ holdTimes }) => holdTimes === 0);
  expect(await statuses()).toEqual([]);
  await account.stripe.paymentIntents.create(payment('pm_card_visa'));
  expect(await statuses()).toEqual(['succeeded']);

  await account.switches({ hold: 'none' });
  expect((await held).status).toBe('succeeded');
});

test('a request that is held after acting has charged', async () => {
  await account.switches({ hold: 'after-acting' });
  const held = pay();
  await account.ledgerWhen(({ payment_intents }) => payment_intents.length > 0);
  expect(await errorOf(pay())).toMatchObject({ statusCode: 409, code: 'idempotency_key_in_use' });

  await fetch(`${account.url}/test/switches`, { method: 'DELETE' });
  expect((await held).status).toBe('succeeded');
});

test('a fault of one endpoint leaves the others alone', async () => {
  await account.switches({ fault: 'error-before-acting', endpoint: 'POST /v1/refunds' });
  const { id } = await pay();
  const refund = () => account.stripe.refunds.create({ payment_intent: id });
  expect(await errorOf(refund())).toMatchObject({ statusCode: 500 });
  await fetch(`${account.url}/test/switches`, { method: 'DELETE' });
  expect((await refund()).status).toBe('succeeded');
});

test('looking things up can fail as well', async () => {
  const { id } = await pay();
  await account.switches({ fault: 'error-before-acting', endpoint: 'GET /v1/payment_intents/:id' });
  expect(await errorOf(account.stripe.paymentIntents.retrieve(id))).toMatchObject({ statusCode: 500 });
  await account.switches({ fault: 'silence-after-acting' });
  const error = await errorOf(account.connect({ timeout: 500 }).paymentIntents.retrieve(id));
  expect(error).toBeInstanceOf(Stripe.errors.StripeConnectionError);
});

test.each([
  ['an unknown switch', { explode: true }],
  ['an unknown fault', { fault: 'fire' }],
  ['an unknown endpoint', { endpoint: 'POST /v1/gold' }],
  ['an unknown hold', { hold: 'for ever' }],
  ['a negative delay', { delayMs: -1 }],
])('%s is refused, and nothing is changed', async (_, changes) => {
  const answer = await account.switches({ delayMs: 1, ...changes } as never);
  expect(answer.status).toBe(400);
  const settings = await (await fetch(`${account.url}/test/switches`)).json();
  expect(settings).toMatchObject({ delayMs: 0 });
});
