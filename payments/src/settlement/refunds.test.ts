import type { EventData } from '@ticketing/common';
import { eventually, newId, openTestConnection } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';

const system = startTestService();

const REFUND = 'POST /v1/refunds';
const CREATE = 'POST /v1/payment_intents';

const isRefunded = (order: { id: string }) =>
  system.inTime(async () =>
    expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({ status: 'refunded' }),
  );

const cancellationOf = (order: EventData<'order:cancelled'>) =>
  JSON.stringify({
    specversion: '1.0',
    id: newId(),
    source: '/orders',
    type: 'dev.ticketing.order.cancelled.v1',
    time: new Date().toISOString(),
    subject: order.id,
    data: { ...order, version: order.version + 1, status: 'cancelled', reason: 'expired' },
  });

describe('the payment of an order that is cancelled', () => {
  it('is refunded at once, without waiting for the sweep', async () => {
    const order = await system.order();
    await system.pay(order);

    await system.cancel(order);

    // The clock stands still: no sweep comes round.
    await eventually(async () => expect(await system.account.refundsOf(order)).toHaveLength(1));
  });

  it('afterwards is refunded in full, once, with the reason', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.cancel(order, 'expired');

    await isRefunded(order);
    await system.cancel(order, 'expired');
    system.clock.advance(60_000);

    expect(await system.account.refundsOf(order)).toEqual([
      expect.objectContaining({ amount: 1999, status: 'succeeded' }),
    ]);
    await system.published();
    expect(system.told('payment:refunded', order)).toEqual([
      expect.objectContaining({
        orderId: order.id,
        amount: 1999,
        status: 'refunded',
        refund: { amount: 1999, reason: 'expired', at: expect.any(String) },
      }),
    ]);
    expect(await system.shown(order)).toEqual([
      expect.objectContaining({
        orderId: order.id,
        amount: 19.99,
        status: 'refunded',
        message: 'The payment has been refunded in full: the order had expired',
        refund: { status: 'succeeded', reason: 'expired', amount: 19.99, at: expect.any(String) },
      }),
    ]);
  });

  it('while its outcome is unknown is refunded once the reconciler knows it', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    await system.pay(order);

    await system.cancel(order, 'expired');

    await isRefunded(order);
    await system.published();
    expect(system.told('payment:created', order)).toHaveLength(1);
    expect(system.told('payment:refunded', order)).toHaveLength(1);
  });

  it('needs no refund when it was declined', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    await system.pay(order, { paymentMethodId: 'pm_card_chargeDeclined' });
    await system.cancel(order);

    await system.inTime(async () =>
      expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({ status: 'failed' }),
    );
    expect(await system.charges().findOne({ orderId: order.id })).not.toHaveProperty('refund');
  });
});

describe('a refund that fails', () => {
  it.each([
    ['before Stripe has made it', 'error-before-acting'],
    ['after Stripe has made it', 'error-after-acting'],
    ['without an answer', 'silence-after-acting'],
  ])('%s is repeated with growing pauses until it is made, and made once', async (_name, fault) => {
    const order = await system.order();
    await system.pay(order);
    await system.account.break({ fault, faultTimes: 2, endpoint: REFUND });

    await system.cancel(order);

    await system.inTime(async () =>
      expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({
        status: 'completed',
        refund: { attempts: 1 },
      }),
    );
    await isRefunded(order);
    expect(await system.account.refundsOf(order)).toHaveLength(1);
    await system.published();
    expect(system.told('payment:refunded', order)).toHaveLength(1);
  });

  it('that can never be made holds up no other', async () => {
    const now = system.clock.now();
    const { insertedId } = await system.charges().insertOne({
      orderId: 'x',
      userId: 'x',
      amount: 0.5,
      currency: 'usd',
      status: 'completed',
      intentId: 'pi_nobody',
      refund: { reason: 'expired', attempts: 0, dueAt: new Date(now.getTime() - 60_000) },
      version: 0,
      outbox: [],
      createdAt: now,
      updatedAt: now,
    });
    const order = await system.order();
    await system.pay(order);

    await system.cancel(order);

    await isRefunded(order);
    await system.charges().deleteOne({ _id: insertedId });
  });

  it('is left to the service by a tool that replays the end of an order', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.stop();
    const { service, platform } = system.assemble();
    await openTestConnection(platform.connection);
    const { Charge } = platform.connection.models;
    const looked = jest.spyOn(Charge as never, 'find');

    await service.handle({ subject: 'order:cancelled', body: cancellationOf(order) });
    // By its answer a look for refunds would have begun.
    await Charge?.countDocuments();
    await platform.connection.close();

    expect(looked).not.toHaveBeenCalled();
    expect(await system.account.refundsOf(order)).toEqual([]);
    await system.boot();
    await isRefunded(order);
  });

  it('is not forgotten by a crash', async () => {
    const order = await system.order();
    await system.pay(order);
    await system.account.break({ fault: 'error-before-acting', endpoint: REFUND });
    await system.cancel(order);
    await system.stop();

    await system.account.reset();
    await system.boot();
    await isRefunded(order);
    expect(await system.account.refundsOf(order)).toHaveLength(1);
  });
});
