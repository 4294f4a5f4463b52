import { PassThrough } from 'node:stream';
import { createManualClock, newId } from '@ticketing/common/testing';
import { pino } from 'pino';
import { openTestAccount } from '../test-account.js';
import { startTestService } from '../test-service.js';
import { createStripeGateway } from './stripe-gateway.js';

const CREATE = 'POST /v1/payment_intents';

const log = new PassThrough();
const lines: string[] = [];
log.on('data', (chunk) => lines.push(String(chunk)));
const logger = pino({ level: 'trace' }, log);

describe('the gateway to Stripe', () => {
  const clock = createManualClock();
  const account = openTestAccount(clock);
  beforeAll(() => account.open());
  afterEach(() => account.reset());
  afterAll(() => account.close());

  const open = (options: { key?: string; apiBase?: string; timeout?: number; retries?: number } = {}) =>
    createStripeGateway({ key: 'sk_test_local', apiBase: account.url(), logger, timeout: 5_000, ...options });
  const payment = () => ({
    chargeId: newId(),
    orderId: newId(),
    amount: 1999,
    currency: 'usd',
    source: { paymentMethodId: 'pm_card_visa' },
  });
  const attempt = ({ chargeId }: { chargeId: string }) => ({ chargeId, createdAt: clock.now() });

  it('repeats a call that fails, and charges once', async () => {
    const due = payment();
    await account.break({ fault: 'silence-after-acting', faultTimes: 1, endpoint: CREATE });

    const outcome = await open({ timeout: 500, retries: 1 }).pay(due);

    expect(outcome.kind).toBe('paid');
    expect(await account.intentsOf({ id: due.orderId })).toHaveLength(1);
  });

  it('charges once however often it is asked', async () => {
    const due = payment();
    const outcomes = [await open().pay(due), await open().pay(due)];
    expect(outcomes[0]?.kind).toBe('paid');
    expect(outcomes[1]).toEqual(outcomes[0]);
    expect(await account.intentsOf({ id: due.orderId })).toHaveLength(1);
  });

  it('knows nothing while a call under the same key is under way', async () => {
    const due = payment();
    await account.break({ hold: 'before-acting', endpoint: CREATE });
    const gateway = open({ retries: 0 });
    const calls = [gateway.pay(due), gateway.pay(due)];
    expect(await Promise.race(calls)).toEqual({ kind: 'unknown' });
    await account.reset();
    expect((await Promise.all(calls)).map(({ kind }) => kind).sort()).toEqual(['paid', 'unknown']);
  });

  it('is sure that nothing was charged when its key is refused', async () => {
    const outcome = await open({ key: 'sk_test_other' }).pay(payment());
    expect(outcome).toMatchObject({
      kind: 'not-paid',
      failure: { code: 'stripe_unavailable', declined: false },
    });
  });

  it('knows nothing when nobody answers', async () => {
    const gateway = open({ apiBase: 'http://127.0.0.1:1', retries: 0 });
    expect(await gateway.pay(payment())).toEqual({ kind: 'unknown' });
    expect(await gateway.find(attempt(payment()))).toEqual({ kind: 'unknown' });
    expect(await gateway.cancel('pi_1')).toEqual({ kind: 'unknown' });
    await expect(gateway.refund({ chargeId: newId(), intentId: 'pi_1', attempts: 0 })).rejects.toThrow(
      'refund failed',
    );
  });

  it('ends within its patience', async () => {
    const gateway = open({ timeout: 100, retries: 1 });
    await account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    const begun = Date.now();
    expect(await gateway.pay(payment())).toEqual({ kind: 'unknown' });
    expect(Date.now() - begun).toBeLessThan(gateway.patience);
  });

  it('finds an attempt among many, by its charge', async () => {
    const gateway = open();
    const due = payment();
    const paid = await gateway.pay(due);
    for (let i = 0; i < 120; i++) await gateway.pay(payment());
    expect(await gateway.find(attempt(due))).toEqual(paid);
    expect(await gateway.find(attempt(payment()))).toEqual({ kind: 'none' });
  });

  it('gives back once, whatever key it asks under', async () => {
    const gateway = open();
    const due = payment();
    const paid = await gateway.pay(due);
    const intentId = paid.kind === 'paid' ? paid.intentId : '';
    const refunds = [];
    for (const attempts of [0, 0, 1, 2]) {
      refunds.push(await gateway.refund({ chargeId: due.chargeId, intentId, attempts }));
    }
    expect(new Set(refunds.map(({ id }) => id)).size).toBe(1);
    expect(refunds[0]?.amount).toBe(1999);
  });
});

describe('the log of the service', () => {
  const system = startTestService({ logger });

  it('names no card, no token and no payment method, whatever goes wrong', async () => {
    const cards = [
      { paymentMethodId: 'pm_card_visa' },
      { paymentMethodId: 'pm_card_chargeDeclined' },
      { paymentMethodId: 'pm_1Secret' },
      { token: 'tok_chargeDeclinedIncorrectCvc' },
      { token: 'tok_1Secret' },
      { token: 'tok_1Secret', paymentMethodId: 'pm_1Secret' },
    ];
    for (const fault of ['none', 'error-before-acting', 'error-after-acting', 'silence-after-acting']) {
      await system.account.break({ fault, endpoint: null });
      for (const card of cards) await system.pay(await system.order(), card);
    }
    await system.account.reset();

    const text = lines.join('');
    expect(text).toContain('Stripe did not do what it was asked');
    expect(text).toContain('resource_missing');
    expect(text).not.toMatch(/pm_\w|tok_\w|sk_test|session/);
  });
});
