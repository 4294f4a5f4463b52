import { createCapturedLog } from '@ticketing/common/testing';
import { startServiceWithWebhook } from './webhook.fixture.js';

const { logger, lines } = createCapturedLog();
const system = startServiceWithWebhook({ logger });

beforeEach(() => {
  lines.length = 0;
});

describe('charge.refunded', () => {
  it('of a refund that an operator has made at Stripe is recorded and told', async () => {
    const order = await system.paidOrder();
    await system.stripe().refunds.create({ payment_intent: (await system.intentOf(order)).id });

    expect(await system.event('charge.refunded', await system.stripeChargeOf(order))()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({
      status: 'refunded',
      refund: { reason: 'by-operator', amount: 1999 },
    });
    await system.published();
    expect(system.told('payment:refunded', order)).toEqual([
      expect.objectContaining({
        refund: { amount: 1999, reason: 'by-operator', at: system.clock.now().toISOString() },
      }),
    ]);
    expect((await system.pay(order)).body).toEqual({ errors: [{ message: 'The order is already paid' }] });
    await system.cancel(order);
    expect(await system.chargeOf(order)).toMatchObject({ refund: { reason: 'by-operator' } });
  });

  it('of our own refund changes nothing once we have noted it', async () => {
    const order = await system.paidOrder();
    await system.cancel(order, 'expired');
    await system.inTime(async () =>
      expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded' }),
    );
    await system.published();
    const before = await system.chargeOf(order);

    expect(await system.event('charge.refunded', await system.stripeChargeOf(order))()).toBe(200);

    expect(await system.chargeOf(order)).toEqual(before);
  });

  it('that is faster than the answer to our refund finishes it with our reason, once', async () => {
    const order = await system.paidOrder();
    await system.account.break({ fault: 'silence-after-acting', endpoint: 'POST /v1/refunds' });
    await system.cancel(order, 'expired');
    await system.inTime(async () =>
      expect(await system.chargeOf(order)).toMatchObject({ refund: { attempts: expect.any(Number) } }),
    );
    await system.inTime(async () => expect((await system.stripeChargeOf(order)).refunded).toBe(true));

    expect(await system.event('charge.refunded', await system.stripeChargeOf(order))()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded', refund: { reason: 'expired' } });
    await system.account.reset();
    system.clock.advance(60_000);
    await system.published();
    expect(system.told('payment:refunded', order)).toHaveLength(1);
  });

  it('of a part of the money leaves the sale as it is, and tells the operator', async () => {
    const order = await system.paidOrder();
    const { id } = await system.intentOf(order);
    await system.stripe().refunds.create({ payment_intent: id, amount: 500 });

    expect(await system.event('charge.refunded', await system.stripeChargeOf(order))()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({ status: 'completed' });
    expect(lines).toContainEqual(
      expect.objectContaining({ level: 'error', orderId: order.id, msg: expect.stringContaining('in part') }),
    );
    await system.stripe().refunds.create({ payment_intent: id });
    expect(await system.event('charge.refunded', await system.stripeChargeOf(order))()).toBe(200);
    expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded', refund: { amount: 1999 } });
  });
});

describe('a refund of our own', () => {
  it('after an operator has given back a part gives back the rest, and shows the whole', async () => {
    const order = await system.paidOrder();
    const { id } = await system.intentOf(order);
    await system.stripe().refunds.create({ payment_intent: id, amount: 500 });

    await system.cancel(order);

    await system.inTime(async () =>
      expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded', refund: { amount: 1999 } }),
    );
  });
});

describe('refund.failed', () => {
  it('makes our refund due again, and tells the operator', async () => {
    const order = await system.paidOrder();
    await system.cancel(order, 'expired');
    await system.inTime(async () =>
      expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded' }),
    );
    const { id: payment_intent } = await system.intentOf(order);
    const [refund] = (await system.stripe().refunds.list({ payment_intent })).data;
    const failed = system.event('refund.failed', { ...refund, status: 'failed' });

    expect(await failed()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({
      status: 'completed',
      refund: { reason: 'expired' },
    });
    expect(lines).toContainEqual(expect.objectContaining({ level: 'error', msg: 'refund did not arrive' }));
    await system.inTime(async () =>
      expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded' }),
    );
    expect(await failed()).toBe(200);
    expect(await system.chargeOf(order)).toMatchObject({ status: 'refunded' });
  });
});
