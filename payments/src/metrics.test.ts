import { createManualClock } from '@ticketing/common/testing';
import { Registry } from 'prom-client';
import request from 'supertest';
import { createPaymentMetrics } from './metrics.js';
import { startTestService } from './test-service.js';

const system = startTestService();

/** A figure as Prometheus reads it; labels in the order in which they are shown. */
async function figure(name: string): Promise<string | undefined> {
  const { text } = await request(system.app()).get('/metrics');
  const line = text.split('\n').find((one) => one.startsWith(name));
  return line?.split(' ').at(-1);
}

/** How many calls of that kind to Stripe had that outcome. */
async function calls(operation: string, outcome: string): Promise<string | undefined> {
  const { text } = await request(system.app()).get('/metrics');
  const lines = text
    .split('\n')
    .filter((one) => one.startsWith('payments_stripe_call_duration_seconds_count'));
  const wanted = [`operation="${operation}"`, `outcome="${outcome}"`];
  return lines
    .find((one) => wanted.every((label) => one.includes(label)))
    ?.split(' ')
    .at(-1);
}

describe('the figures of payments', () => {
  it('begin at zero for every end, so that the first of each is seen', async () => {
    for (const status of ['created', 'completed', 'failed', 'refunded']) {
      expect(await figure(`payments_charges_total{status="${status}"`)).toBe('0');
    }
  });

  it('do not say that the books have waited since 1970 before they were compared for the first time', async () => {
    const { comparedAt } = createPaymentMetrics(
      { registry: new Registry() } as never,
      createManualClock(new Date('2030-01-01T12:00:00.000Z')),
    );

    expect((await comparedAt.get()).values).toMatchObject([
      { value: Date.parse('2030-01-01T12:00:00.000Z') / 1000 },
    ]);
  });

  it('count charges by what they have reached, and measure the calls to Stripe', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.pay(await system.order(), { paymentMethodId: 'pm_card_chargeDeclined' });
    await system.cancel(order);

    await system.inTime(async () =>
      expect(await figure('payments_charges_total{status="refunded"')).toBe('1'),
    );
    expect(await figure('payments_charges_total{status="created"')).toBe('2');
    expect(await figure('payments_charges_total{status="completed"')).toBe('1');
    expect(await figure('payments_charges_total{status="failed"')).toBe('1');
    expect(await calls('pay', 'paid')).toBe('1');
    expect(await calls('pay', 'not-paid')).toBe('1');
    expect(await calls('refund', 'answered')).toBe('1');
  });

  it('show how long an attempt has had no end, and how often a refund has failed', async () => {
    const { order } = await system.atTheBank();
    await system.inTime(async () =>
      expect(Number(await figure('payments_oldest_unsettled_age_seconds'))).toBeGreaterThan(60),
    );
    await system.cancel(order);
    await system.inTime(async () => expect(await figure('payments_oldest_unsettled_age_seconds')).toBe('0'));

    const paid = await system.order();
    await system.pay(paid);
    await system.account.break({ fault: 'error-before-acting', endpoint: 'POST /v1/refunds' });
    await system.cancel(paid);
    await system.inTime(async () =>
      expect(Number(await figure('payments_refund_attempts'))).toBeGreaterThan(2),
    );
    await system.account.reset();
    await system.inTime(async () => expect(await figure('payments_refund_attempts')).toBe('0'));
  });
});
