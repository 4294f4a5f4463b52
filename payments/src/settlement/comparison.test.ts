import { createCapturedLog, eventually, newId } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';

const { logger, lines } = createCapturedLog();
const system = startTestService({ logger });

const MINUTE = 60_000;
const CREATE = 'POST /v1/payment_intents';

/** The gauge of each kind, as an operator's Prometheus reads it. */
async function differences(): Promise<Record<string, number>> {
  const metric = system.platform().metrics.registry.getSingleMetric('payments_stripe_differences');
  const { values } = (await metric?.get()) ?? { values: [] };
  return Object.fromEntries(
    values.filter(({ value }) => value > 0).map(({ labels, value }) => [labels.kind, value]),
  );
}

const reported = () => lines.filter(({ msg }) => msg === 'our books and Stripe’s differ');
const comparedAt = async () =>
  (
    await system
      .platform()
      .metrics.registry.getSingleMetricAsString('payments_stripe_compared_timestamp_seconds')
  )
    .split(' ')
    .at(-1);

/** Lets the next comparison pass. */
async function compared() {
  const before = await comparedAt();
  system.clock.advance(15 * MINUTE);
  await eventually(async () => expect(await comparedAt()).not.toBe(before));
}

async function paidOrder() {
  const order = await system.order();
  expect((await system.pay(order)).status).toBe(201);
  system.clock.advance(2 * MINUTE);
  return order;
}

const change = (order: { id: string }, changes: object) =>
  system.charges().updateOne({ orderId: order.id }, { $set: changes });

describe('the comparison with Stripe', () => {
  beforeEach(() => {
    lines.length = 0;
  });

  it('finds nothing where payments, declines and refunds are as they should be', async () => {
    await paidOrder();
    await system.pay(await system.order(), { paymentMethodId: 'pm_card_chargeDeclined' });
    await system.cancel(await paidOrder());

    await compared();

    expect(await differences()).toEqual({});
    expect(reported()).toEqual([]);
  });

  it('reports a payment of which Stripe knows nothing', async () => {
    const order = await paidOrder();
    const { insertedId } = await system.charges().insertOne({
      orderId: newId(),
      userId: newId(),
      amount: 500,
      currency: 'usd',
      status: 'completed',
      intentId: 'pi_nobody',
      paidAt: system.clock.now(),
      createdAt: system.clock.now(),
      version: 1,
      outbox: [],
    });
    system.clock.advance(2 * MINUTE);

    await compared();

    expect(await differences()).toEqual({ 'not-at-stripe': 1 });
    expect(reported()).toMatchObject([
      { level: 'error', difference: 'not-at-stripe', intentId: 'pi_nobody' },
    ]);
    await system.charges().deleteOne({ _id: insertedId });
    await compared();
    expect(await differences()).toEqual({});
    expect(await system.account.held()).toMatchObject({ [order.id]: 1999 });
  });

  it('reports another amount', async () => {
    const order = await paidOrder();
    await change(order, { amount: 1998 });

    await compared();

    expect(await differences()).toEqual({ amount: 1 });
    expect(reported()).toMatchObject([{ orderId: order.id, ours: 'completed' }]);
    await change(order, { amount: 1999 });
  });

  it('reports money without a charge', async () => {
    const order = await paidOrder();
    const charge = await system.charges().findOneAndDelete({ orderId: order.id });

    await compared();

    expect(await differences()).toEqual({ 'unknown-here': 1 });
    if (charge) await system.charges().insertOne(charge);
  });

  it('reports money that came after we had given up, and gives it back', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    await system.pay(order);
    await change(order, { status: 'failed', failure: { declined: false, code: 'x', message: 'x' } });
    await system.account.reset();
    system.clock.advance(2 * MINUTE);

    await compared();

    expect(reported()).toMatchObject([{ difference: 'not-recorded', ours: 'failed' }]);
    await system.inTime(async () =>
      expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({
        status: 'refunded',
        refund: { reason: 'not-needed' },
      }),
    );
    await compared();
    expect(await differences()).toEqual({});
  });

  it('says when it could not compare, and keeps the last result', async () => {
    await paidOrder();
    await compared();
    const before = await comparedAt();
    await system.account.break({ fault: 'error-before-acting', endpoint: 'GET /v1/payment_intents' });

    system.clock.advance(15 * MINUTE);
    await eventually(() =>
      expect(lines.map(({ msg }) => msg)).toContain('comparison with Stripe failed, trying again'),
    );

    expect(await comparedAt()).toBe(before);
  });
});
