import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandInOptions } from './create-stand-in.js';
import { type Account, openAccount, payment } from './testing/open-account.js';
import { openReceiver, WEBHOOK_SECRET } from './testing/webhook-receiver.js';

let dataDirectory: string;
let receiver: Awaited<ReturnType<typeof openReceiver>>;
let account: Account;

const open = async (options: StandInOptions = {}) => {
  account = await openAccount({
    dataDirectory,
    refundSettlesAfterMs: 20,
    webhook: { url: receiver.url, secret: WEBHOOK_SECRET },
    ...options,
  });
};

beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'stripe-stand-in-'));
  receiver = await openReceiver();
  await open();
});
afterEach(async () => {
  await account.stop();
  receiver.close();
  rmSync(dataDirectory, { recursive: true });
});

async function refundOf(card: string, amount?: number) {
  const { id, latest_charge } = await account.stripe.paymentIntents.create(payment(card));
  const refund = await account.stripe.refunds.create({ payment_intent: id, amount });
  return { refund, charge: String(latest_charge) };
}
const settledAs = (status: string) =>
  account.ledgerWhen(({ refunds }) =>
    refunds.every((refund) => 'status' in refund && refund.status === status),
  );

test('pending, a refund succeeds later and says so', async () => {
  const { refund, charge } = await refundOf('pm_card_pendingRefund');
  expect(refund).toMatchObject({ status: 'pending', pending_reason: 'processing' });
  await settledAs('succeeded');
  const later = await account.stripe.refunds.retrieve(refund.id);
  expect(later).toMatchObject({ status: 'succeeded' });
  expect(later).not.toHaveProperty('pending_reason');
  expect(await account.stripe.charges.retrieve(charge)).toMatchObject({ refunded: true });

  await receiver.received(4);
  expect(receiver.types().sort()).toEqual([
    'charge.refund.updated',
    'charge.refunded',
    'payment_intent.succeeded',
    'refund.updated',
  ]);
});

test('that fails, a refund has succeeded at first, and its money is with the seller again', async () => {
  const { refund, charge } = await refundOf('pm_card_refundFail', 500);
  expect(refund.status).toBe('succeeded');
  await settledAs('failed');
  expect(await account.stripe.refunds.retrieve(refund.id)).toMatchObject({
    status: 'failed',
    failure_reason: 'expired_or_canceled_card',
  });
  expect(await account.stripe.charges.retrieve(charge)).toMatchObject({
    amount_refunded: 0,
    refunded: false,
  });

  const events = await receiver.received(5);
  const failure = events.find(({ type }) => type === 'refund.failed');
  expect(failure?.data.object).toMatchObject({ id: refund.id, object: 'refund', status: 'failed' });
  expect(receiver.types().sort()).toEqual([
    'charge.refund.updated',
    'charge.refunded',
    'payment_intent.succeeded',
    'refund.failed',
    'refund.updated',
  ]);
});

test('settles after a restart, once', async () => {
  await account.stop();
  await open({ refundSettlesAfterMs: 60_000 });
  const { charge } = await refundOf('pm_card_refundFail', 500);
  await account.stop();
  await open();
  await settledAs('failed');
  await account.ledgerWhen(({ pending_webhooks }) => pending_webhooks === 0);
  await account.stop();
  await open();
  expect(await account.stripe.charges.retrieve(charge)).toMatchObject({ amount_refunded: 0 });
  expect(receiver.types().filter((type) => type === 'refund.failed')).toHaveLength(1);
});

test('of any other card stays as it is', async () => {
  const { refund } = await refundOf('pm_card_visa');
  await refundOf('pm_card_pendingRefund');
  await settledAs('succeeded');
  expect(await account.stripe.refunds.retrieve(refund.id)).toMatchObject({ status: 'succeeded' });
});
