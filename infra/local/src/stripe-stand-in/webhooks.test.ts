import type { StandInOptions } from './create-stand-in.js';
import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';
import { openReceiver, WEBHOOK_SECRET } from './testing/webhook-receiver.js';

let receiver: Awaited<ReturnType<typeof openReceiver>>;
let account: Account;

const open = async (options: Partial<NonNullable<StandInOptions['webhook']>> = {}) => {
  account = await openAccount({
    webhook: { url: receiver.url, secret: WEBHOOK_SECRET, retryMs: 1, ...options },
  });
};
const pay = (card = 'pm_card_visa') => account.stripe.paymentIntents.create(payment(card));
const allSettled = () => account.ledgerWhen(({ pending_webhooks }) => pending_webhooks === 0);

beforeEach(async () => {
  receiver = await openReceiver();
  await open();
});
afterEach(async () => {
  await account.stop();
  receiver.close();
});

test('a payment is announced, signed, with the object as it then was', async () => {
  const intent = await account.stripe.paymentIntents.create(payment('pm_card_visa'), {
    idempotencyKey: 'charge-1',
  });
  const [event] = await receiver.received(1);
  expect(event).toMatchObject({
    object: 'event',
    type: 'payment_intent.succeeded',
    api_version: intent.lastResponse.apiVersion,
    livemode: false,
    data: { object: { id: intent.id, status: 'succeeded', amount_received: 2000 } },
    request: { id: intent.lastResponse.requestId, idempotency_key: 'charge-1' },
  });
});

test('every step and end of a payment has its event', async () => {
  await errorOf(pay('pm_card_visa_chargeDeclined'));
  await receiver.received(1);
  const unpaid = await account.stripe.paymentIntents.create({ amount: 2000, currency: 'usd' });
  await account.stripe.paymentIntents.cancel(unpaid.id);
  await receiver.received(2);
  const paid = await pay();
  await receiver.received(3);
  await account.stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
  await receiver.received(4);
  const waiting = await pay('pm_card_authenticationRequired');
  await receiver.received(5);
  await account.authenticate(waiting.id, 'fail');
  await receiver.received(6);
  expect(receiver.types()).toEqual([
    'payment_intent.payment_failed',
    'payment_intent.canceled',
    'payment_intent.succeeded',
    'charge.refunded',
    'payment_intent.requires_action',
    'payment_intent.payment_failed',
  ]);
  expect(receiver.events[3]?.data.object).toMatchObject({ object: 'charge', amount_refunded: 500 });
});

test('a dispute is announced', async () => {
  const { id } = await pay('pm_card_createDispute');
  const events = await receiver.received(2);
  expect(events.find(({ type }) => type === 'charge.dispute.created')?.data.object).toMatchObject({
    object: 'dispute',
    payment_intent: id,
  });
});

test('an event that is not taken is sent again until it is', async () => {
  receiver.answerWith(500);
  await pay();
  await receiver.received(3);
  receiver.answerWith(200);
  await allSettled();
  expect(new Set(receiver.events.map(({ id }) => id)).size).toBe(1);
});

test('an event that is never taken is given up', async () => {
  await account.stop();
  await open({ attempts: 3 });
  const complaint = jest.spyOn(console, 'error').mockImplementation(() => {});
  receiver.answerWith(400);
  await pay();
  await allSettled();
  expect(receiver.events).toHaveLength(3);
  expect(complaint).toHaveBeenCalledWith(expect.stringContaining('not taken after 3 attempts'));
  complaint.mockRestore();
});

test('duplicated, each event comes twice', async () => {
  await account.switches({ duplicateWebhooks: true });
  await pay();
  const [first, second] = await receiver.received(2);
  expect(second).toEqual(first);
});

test('held, no event is sent until they are released', async () => {
  await account.switches({ holdWebhooks: true });
  await pay();
  expect((await account.ledger()).pending_webhooks).toBe(1);
  expect(receiver.events).toEqual([]);
  await account.switches({ holdWebhooks: false });
  await receiver.received(1);
});

test('reordered, the newest event is sent first', async () => {
  await account.switches({ holdWebhooks: true, reorderWebhooks: true });
  const { id } = await pay();
  await account.stripe.refunds.create({ payment_intent: id });
  await account.switches({ holdWebhooks: false });
  await receiver.received(2);
  expect(receiver.types()).toEqual(['charge.refunded', 'payment_intent.succeeded']);
});

test('a request that is repeated under its key is announced once', async () => {
  await account.switches({ holdWebhooks: true });
  for (let i = 0; i < 3; i++) {
    await account.stripe.paymentIntents.create(payment('pm_card_visa'), { idempotencyKey: 'key' });
  }
  expect((await account.ledger()).pending_webhooks).toBe(1);
});
