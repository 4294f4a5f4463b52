import Stripe from 'stripe';
import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';

let account: Account;
let now = Date.now();
beforeEach(async () => {
  account = await openAccount({ now: () => now });
});
afterEach(() => account.stop());

const pay = (idempotencyKey: string, card = 'pm_card_visa', more = {}) =>
  account.stripe.paymentIntents.create(payment(card, more), { idempotencyKey });
const intents = async () => (await account.ledger()).payment_intents;

test('the same key and parameters give the same answer and one charge', async () => {
  const first = await pay('key');
  const second = await pay('key');
  expect(second).toEqual(first);
  expect(first.lastResponse.headers['idempotent-replayed']).toBeUndefined();
  expect(second.lastResponse.headers).toMatchObject({
    'idempotent-replayed': 'true',
    'idempotency-key': 'key',
    'original-request': first.lastResponse.requestId,
  });
  expect(await intents()).toHaveLength(1);
});

test('the answer is repeated as it was, whatever has happened since', async () => {
  const first = await pay('key', 'pm_card_visa', { expand: ['latest_charge'] });
  await account.stripe.refunds.create({ payment_intent: first.id });
  const second = await pay('key', 'pm_card_visa', { expand: ['latest_charge'] });
  expect(second.latest_charge).toMatchObject({ refunded: false, amount_refunded: 0 });
});

test('a decline is remembered too', async () => {
  const first = await errorOf(pay('key', 'pm_card_visa_chargeDeclined'));
  const second = await errorOf(pay('key', 'pm_card_visa_chargeDeclined'));
  expect(second.raw).toMatchObject({ payment_intent: first.payment_intent, charge: first.charge });
  expect(second.headers).toMatchObject({ 'idempotent-replayed': 'true' });
  expect(await intents()).toHaveLength(1);
});

test('what was refused when it was carried out is remembered', async () => {
  const { id } = await pay('payment');
  await account.stripe.refunds.create({ payment_intent: id });
  const refund = () => account.stripe.refunds.create({ payment_intent: id }, { idempotencyKey: 'refund' });
  await errorOf(refund());
  expect((await errorOf(refund())).headers).toMatchObject({ 'idempotent-replayed': 'true' });
});

test('what was refused before it was begun is not', async () => {
  await errorOf(pay('key', 'pm_card_visa', { amount: 0 }));
  expect((await pay('key')).status).toBe('succeeded');
});

test('other parameters under the same key are refused', async () => {
  await pay('key');
  const error = await errorOf(pay('key', 'pm_card_visa', { amount: 3000 }));
  expect(error).toBeInstanceOf(Stripe.errors.StripeIdempotencyError);
  expect(error).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  expect(await intents()).toHaveLength(1);
});

test('another endpoint under the same key is refused', async () => {
  const { id } = await pay('key');
  const error = await errorOf(
    account.stripe.refunds.create({ payment_intent: id }, { idempotencyKey: 'key' }),
  );
  expect(error).toMatchObject({ statusCode: 400, rawType: 'idempotency_error' });
  expect(error.message).toContain("('/v1/payment_intents' vs '/v1/refunds')");
});

test('the order of the parameters is of no matter', async () => {
  const { confirm, ...others } = payment('pm_card_visa');
  const first = await account.stripe.paymentIntents.create({ confirm, ...others }, { idempotencyKey: 'key' });
  const second = await account.stripe.paymentIntents.create(
    { ...others, confirm },
    { idempotencyKey: 'key' },
  );
  expect(second.id).toBe(first.id);
});

test('while the first is under way, the second is refused with 409', async () => {
  await account.switches({ hold: 'before-acting' });
  const calls = [pay('key'), pay('key')];
  await expect(Promise.race(calls)).rejects.toMatchObject({ code: 'idempotency_key_in_use' });
  await account.switches({ hold: 'none' });
  const results = await Promise.allSettled(calls);
  const refused = results.filter((result) => result.status === 'rejected');
  expect(refused.map(({ reason }) => reason)).toMatchObject([
    { statusCode: 409, code: 'idempotency_key_in_use', rawType: 'idempotency_error' },
  ]);
  expect(await intents()).toHaveLength(1);
});

test('the library asks again by itself after a 409, and has the first answer', async () => {
  await account.switches({ delayMs: 300 });
  const stripe = account.connect({ maxNetworkRetries: 5 });
  const create = () => stripe.paymentIntents.create(payment('pm_card_visa'), { idempotencyKey: 'key' });
  const [first, second] = await Promise.all([create(), create()]);
  expect(second.id).toBe(first.id);
  expect(await intents()).toHaveLength(1);
});

test('a key is forgotten after a day, and then charges again', async () => {
  const first = await pay('key');
  now += 24 * 60 * 60 * 1000 - 1;
  expect((await pay('key')).id).toBe(first.id);
  now += 1;
  expect((await pay('key')).id).not.toBe(first.id);
});

test('without a key, each request is its own', async () => {
  const create = () =>
    fetch(`${account.url}/v1/payment_intents`, {
      method: 'POST',
      headers: { Authorization: 'Bearer sk_test_local' },
      body: new URLSearchParams({ amount: '2000', currency: 'usd' }),
    });
  await Promise.all([create(), create()]);
  expect(await intents()).toHaveLength(2);
});
