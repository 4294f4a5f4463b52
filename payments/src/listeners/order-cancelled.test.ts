import { newId } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';

const system = startTestService();

const chargeOf = ({ id }: { id: string }) => system.charges().findOne({ orderId: id });

// What is due stays so until a test has seen it.
beforeEach(() => system.account.break({ hold: 'before-acting', endpoint: 'POST /v1/refunds' }));

describe('order:cancelled', () => {
  it('makes the refund of the payment due', async () => {
    const order = await system.order();
    await system.pay(order);

    await system.cancel(order, 'refused');

    expect(await chargeOf(order)).toMatchObject({
      status: 'completed',
      refund: { reason: 'refused', attempts: 0, dueAt: system.clock.now() },
    });
  });

  it('twice makes one refund due', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.cancel(order);
    const before = await chargeOf(order);
    await system.cancel(order);
    expect(await chargeOf(order)).toEqual(before);
  });

  it('gives back what was paid also where its copy was saved and a crash cut off the rest', async () => {
    const order = await system.order();
    await system.pay(order);
    const copies = system.platform().connection.collection<{ _id: string }>('orders');
    await copies.updateOne({ _id: order.id }, { $set: { status: 'cancelled', version: order.version + 1 } });

    await system.cancel(order);

    expect(await chargeOf(order)).toMatchObject({ refund: { reason: 'expired' } });
  });

  it('leaves a declined attempt as it is', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_chargeDeclined' });
    const before = await chargeOf(order);
    await system.cancel(order);
    expect(await chargeOf(order)).toEqual(before);
  });

  it('leaves the payments of other orders alone', async () => {
    const [order, other] = [await system.order(), await system.order()];
    await system.pay(other);
    await system.cancel(order);
    expect(await chargeOf(other)).not.toHaveProperty('refund');
  });

  it('of an unknown order is remembered: what comes late cannot be paid', async () => {
    const order = await system.order({ id: newId(), version: 2, status: 'cancelled', reason: 'expired' });
    await system.order({ ...order, version: 1, status: 'awaiting:payment' });
    expect((await system.pay(order)).body).toEqual({ errors: [{ message: 'The order has expired' }] });
  });

  it('without a reason is refunded as a cancellation', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.next(order, { status: 'cancelled' });
    expect(await system.shown(order)).toMatchObject([
      { message: 'The payment is being refunded in full: the order was cancelled' },
    ]);
  });
});
