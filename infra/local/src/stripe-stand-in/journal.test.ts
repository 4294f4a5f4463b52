import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StandInOptions } from './create-stand-in.js';
import { type Account, errorOf, openAccount, payment } from './testing/open-account.js';
import { openReceiver, WEBHOOK_SECRET } from './testing/webhook-receiver.js';

let dataDirectory: string;
let account: Account;
let receiver: Awaited<ReturnType<typeof openReceiver>> | undefined;
const open = async (options: StandInOptions = {}) => {
  account = await openAccount({ dataDirectory, ...options });
};
const journal = () => join(dataDirectory, 'journal.jsonl');

beforeEach(async () => {
  dataDirectory = mkdtempSync(join(tmpdir(), 'stripe-stand-in-'));
  await open();
});
afterEach(async () => {
  await account.stop();
  receiver?.close();
  rmSync(dataDirectory, { recursive: true });
});

const pay = (card: string, idempotencyKey: string) =>
  account.stripe.paymentIntents.create(payment(card, { metadata: { note: 'line\u2028break €' } }), {
    idempotencyKey,
  });

test('a restart loses nothing', async () => {
  const paid = await pay('pm_card_visa', 'paid');
  await errorOf(pay('pm_card_visa_chargeDeclined', 'declined'));
  const waiting = await pay('pm_card_authenticationRequired', 'waiting');
  await account.stripe.refunds.create({ payment_intent: paid.id, amount: 500 });
  const before = await account.ledger();

  await account.stop();
  await open();
  expect(await account.ledger()).toEqual(before);
  expect(before.payment_intents).toHaveLength(3);
  await account.authenticate(waiting.id, 'complete');
  expect((await account.stripe.paymentIntents.retrieve(waiting.id)).status).toBe('succeeded');
});

test('a key that was used before a restart has its answer after it', async () => {
  const paid = await pay('pm_card_visa', 'paid');
  const declined = await errorOf(pay('pm_card_visa_chargeDeclined', 'declined'));
  await account.stripe.refunds.create({ payment_intent: paid.id });
  await account.stop();
  await open();
  expect(await pay('pm_card_visa', 'paid')).toEqual(paid);
  const again = await errorOf(pay('pm_card_visa_chargeDeclined', 'declined'));
  expect(again.payment_intent).toEqual(declined.payment_intent);
});

test('a last line torn by a crash is dropped, and what follows is kept', async () => {
  await pay('pm_card_visa', 'first');
  const before = await account.ledger();
  await account.stop();
  const euro = Buffer.from('€').subarray(0, 1);
  appendFileSync(journal(), Buffer.concat([Buffer.from('{"at":1,"records":[{"note":"'), euro]));
  const warning = jest.spyOn(console, 'warn').mockImplementation(() => {});
  await open();
  expect(await account.ledger()).toEqual(before);
  expect(warning.mock.calls).toEqual([
    [expect.stringMatching(/journal\.jsonl: dropped a last line .* 29 bytes/)],
  ]);
  warning.mockRestore();

  await pay('pm_card_visa', 'second');
  const after = await account.ledger();
  await account.stop();
  await open();
  expect(await account.ledger()).toEqual(after);
  expect(after.payment_intents).toHaveLength(2);
});

test.each(['nonsense', '', '\0\0\0', 'null', '7', '{}', '{"at":1,"records":[{}]}'])(
  'a journal that is damaged elsewhere is not trusted: %j',
  async (line) => {
    await pay('pm_card_visa', 'first');
    await account.stop();
    const whole = readFileSync(journal(), 'utf8');
    writeFileSync(journal(), `${whole}${line}\n${whole}`);
    await expect(open()).rejects.toThrow(/journal\.jsonl:2 is damaged/);
  },
);

test('an event that was not delivered is delivered after a restart, and only once', async () => {
  receiver = await openReceiver();
  const webhook = { url: receiver.url, secret: WEBHOOK_SECRET, retryMs: 1 };
  await account.stop();
  await open({ webhook });
  await account.switches({ holdWebhooks: true });
  const { id } = await pay('pm_card_visa', 'held');
  await account.stop();

  await open({ webhook });
  const [event] = await receiver.received(1);
  expect(event).toMatchObject({ type: 'payment_intent.succeeded', data: { object: { id } } });
  await account.ledgerWhen(({ pending_webhooks }) => pending_webhooks === 0);
  await account.stop();

  await open({ webhook });
  const next = await pay('pm_card_visa', 'next');
  await account.ledgerWhen(({ pending_webhooks }) => pending_webhooks === 0);
  expect(receiver.events.map(({ data }) => data.object)).toMatchObject([{ id }, { id: next.id }]);
});
