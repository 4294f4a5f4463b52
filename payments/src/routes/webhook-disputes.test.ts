import { createCapturedLog } from '@ticketing/common/testing';
import { startServiceWithWebhook } from './webhook.fixture.js';

const { logger, lines } = createCapturedLog();
const system = startServiceWithWebhook({ logger });

beforeEach(() => {
  lines.length = 0;
});

describe('charge.dispute.created', () => {
  const dispute = async (order: { id: string } & Parameters<typeof system.intentOf>[0]) => ({
    id: 'du_1',
    reason: 'fraudulent',
    amount: 1999,
    payment_intent: (await system.intentOf(order)).id,
  });

  it('is recorded with the charge, and tells the operator', async () => {
    const order = await system.paidOrder();

    expect(await system.event('charge.dispute.created', await dispute(order))()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({
      status: 'completed',
      dispute: { id: 'du_1', reason: 'fraudulent', amount: 1999, at: system.clock.now() },
    });
    expect(lines).toContainEqual(
      expect.objectContaining({
        level: 'error',
        orderId: order.id,
        msg: expect.stringContaining('disputed'),
      }),
    );
    expect(
      await system.platform().metrics.registry.getSingleMetricAsString('payments_disputes_total'),
    ).toMatch(/ 1$/);
  });

  it('that comes before we know of the payment finds its charge through Stripe', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'silence-after-acting', endpoint: 'POST /v1/payment_intents' });
    await system.pay(order);
    const told = system.event('charge.dispute.created', await dispute(order));
    await system.account.break({ fault: 'error-before-acting', endpoint: 'GET /v1/payment_intents/:id' });
    expect(await told()).toBe(503);
    await system.account.reset();

    expect(await told()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({ dispute: { id: 'du_1' } });
  });
});

describe('an event', () => {
  it('is handled once, however often it is sent', async () => {
    const order = await system.paidOrder();
    const told = system.event('charge.dispute.created', {
      id: 'du_1',
      reason: 'general',
      amount: 1999,
      payment_intent: (await system.intentOf(order)).id,
    });
    for (let i = 0; i < 3; i++) expect(await told()).toBe(200);
    expect(lines.filter(({ level }) => level === 'error')).toHaveLength(1);
  });

  it('is handled again when a crash came between', async () => {
    const order = await system.paidOrder();
    const told = system.event('charge.dispute.created', {
      id: 'du_1',
      reason: 'general',
      amount: 1999,
      payment_intent: (await system.intentOf(order)).id,
    });
    const marks = system.platform().connection.model('WebhookEvent');
    const crash = jest.spyOn(marks, 'create').mockRejectedValueOnce(new Error('crash'));
    expect(await told()).toBe(500);
    crash.mockRestore();

    expect(await told()).toBe(200);

    expect(await system.chargeOf(order)).toMatchObject({ dispute: { id: 'du_1' } });
  });
});
