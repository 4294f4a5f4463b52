import { eventually } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';

// Long enough for what happens while an answer of Stripe's is held back.
const system = startTestService({ timeout: 15_000 });

const endpoint = 'POST /v1/payment_intents';

const statuses = async (order: { id: string }) =>
  (await system.charges().find({ orderId: order.id }).sort({ _id: 1 }).toArray()).map(({ status }) => status);
const becomes = (order: { id: string }, ...expected: string[]) =>
  system.inTime(async () => expect(await statuses(order)).toEqual(expected));

describe('a payment that is made late', () => {
  it('after it was given up is given back, also when another has paid the order since', async () => {
    const order = await system.order();
    await system.account.break({ hold: 'before-acting', holdTimes: 1, endpoint });
    const slow = system.pay(order).then((answer) => answer);
    await system.account.isHolding();
    expect(await statuses(order)).toEqual(['created']);
    system.clock.advance(60_000);
    await becomes(order, 'failed');
    expect((await system.pay(order)).status).toBe(201);
    await system.account.reset();

    const answer = await slow;
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toBe('The payment is being refunded in full: it came too late');
    await becomes(order, 'refunded', 'completed');
    await system.published();
    expect(system.told('payment:refunded', order)).toHaveLength(1);
  });

  it('for an order that is cancelled meanwhile is refunded once it is known', async () => {
    const order = await system.order();
    await system.account.break({ hold: 'after-acting', holdTimes: 1, endpoint });
    const paying = system.pay(order).then((answer) => answer);
    await eventually(async () => expect(await system.account.intentsOf(order)).toHaveLength(1));

    await system.cancel(order, 'cancelled-by-buyer');
    await system.account.reset();

    const answer = await paying;
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toContain('in full: you had cancelled the order');
    await becomes(order, 'refunded');
    expect(await system.account.refundsOf(order)).toHaveLength(1);
  });
});
