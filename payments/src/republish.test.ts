import type { EventData } from '@ticketing/common';
import { logOf, takeBackup } from '@ticketing/common/testing';
import { startTestService } from './test-service.js';

// A charge that is known by its id alone began when that was made, which is done by the machine's clock.
const system = startTestService({ start: new Date() });

const subjects = ['payment:created', 'payment:failed', 'payment:refunded'] as const;
type Order = EventData<'order:created'>;

/** How often each event of an order's payment has been told. */
async function timesTold(order: Order) {
  await system.published();
  return subjects.map((subject) => system.told(subject, order).length);
}

const decline = (order: Order) => system.pay(order, { paymentMethodId: 'pm_card_chargeDeclined' });

describe('republishing the charges', () => {
  it('tells again of what was paid', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.published();

    await system.republish();

    expect(await timesTold(order)).toEqual([2, 0, 0]);
    const [first, second] = system.told('payment:created', order);
    expect(second).toEqual({ ...first, version: 2 });
  });

  it('tells again of what was refunded, and refunds it once when the cancellation is told again', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.cancel(order);
    await system.inTime(async () => expect(await timesTold(order)).toEqual([1, 0, 1]));

    await system.republish();
    await system.next(order, { version: 9, status: 'cancelled', reason: 'expired' });

    expect(await timesTold(order)).toEqual([1, 0, 2]);
    expect(system.told('payment:refunded', order).at(-1)).toMatchObject({ refund: { amount: 1999 } });
    expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({ status: 'refunded' });
  });

  it('tells again that an order was given up, but not of attempts that left it to be paid', async () => {
    const [lost, open] = [await system.order(), await system.order()];
    for (let attempt = 0; attempt < 3; attempt++) await decline(lost);
    await decline(open);
    expect(await timesTold(lost)).toEqual([0, 1, 0]);

    await system.republish();

    expect((await timesTold(lost))[1]).toBeGreaterThan(1);
    expect(await timesTold(open)).toEqual([0, 0, 0]);
  });

  it('leaves an attempt alone whose end is not known', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_authenticationRequired' });
    const before = await system.charges().findOne({ orderId: order.id });

    await system.republish();

    expect(await system.charges().findOne({ orderId: order.id })).toEqual(before);
    await system.cancel(order);
  });
});

describe('republishing the charges of an older backup', () => {
  it('knows again what was paid and given back since, and neither takes nor gives it twice', async () => {
    const putBack = await takeBackup(system.platform().connection);
    const [paid, refunded] = [await system.order(), await system.order()];
    const answer = await system.pay(paid);
    await system.pay(refunded);
    await system.cancel(refunded);
    await system.inTime(async () => expect(await timesTold(refunded)).toEqual([1, 0, 1]));
    const log = logOf(system.bus);
    await putBack();

    await system.republish({ restoredBeside: log });
    // What orders tells again.
    await system.next(paid, { version: 9, status: 'complete' });
    await system.next(refunded, { version: 9, status: 'cancelled', reason: 'expired' });

    await system.inTime(async () => {
      expect(await system.shown(paid)).toMatchObject([
        { id: answer.body.id, status: 'completed', card: { last4: '4242' }, amount: 19.99 },
      ]);
      expect(await system.shown(refunded)).toMatchObject([{ status: 'refunded' }]);
    });
    const again = await system.pay(paid);
    expect(again.status).toBe(400);
    expect(again.body).toEqual({ errors: [{ message: 'The order is already paid' }] });
  });
});

describe('an order that is told of again', () => {
  it('is paid no second time', async () => {
    const order = await system.order();
    await system.pay(order);

    const again = await system.next(order, { version: 9 });

    expect((await system.pay(again)).body).toEqual({ errors: [{ message: 'The order is already paid' }] });
  });
});
