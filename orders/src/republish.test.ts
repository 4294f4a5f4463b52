import { cookieOf } from '@ticketing/common/testing';
import request from 'supertest';
import { chargeState, lockFor, startTestService } from './test-service.js';

const { app, bus, place, placeAndLock, stored, told, republish } = startTestService();

describe('republishing the orders', () => {
  it('tells of each by the event of its status, and by order:created as long as it may need its lock', async () => {
    const created = await place();
    const awaiting = await placeAndLock();
    const complete = await placeAndLock();
    await bus.deliver('payment:created', chargeState(complete.id, 'completed'));
    const cancelled = await place();
    await request(app)
      .delete(`/api/orders/${cancelled.id}`)
      .set('Cookie', cookieOf(cancelled.buyer))
      .expect(204);

    expect(await republish()).toBe(4);

    const lastOf = async ({ id }: { id: string }) => (await told(id)).slice(-2);
    expect(await lastOf(created)).toEqual(['order:created', 'order:created']);
    expect(await lastOf(awaiting)).toEqual(['order:created', 'order:awaiting-payment']);
    expect(await lastOf(complete)).toEqual(['order:completed', 'order:completed']);
    expect(await lastOf(cancelled)).toEqual([
      'order:cancelled cancelled-by-buyer',
      'order:cancelled cancelled-by-buyer',
    ]);
    expect(await stored(awaiting.id)).toMatchObject({ status: 'awaiting:payment', version: 2 });
    expect(bus.published('order:created').at(-1)?.data.ticket).toEqual({
      id: expect.any(String),
      title: 'Opera',
      price: 2_000,
      currency: 'usd',
    });
  });
});

describe('an order that a lost message has left behind', () => {
  it('goes on by the lock that tickets tells of again', async () => {
    const order = await place();
    await republish();

    await bus.deliver('ticket:updated', { ...lockFor(order), version: 9 });

    expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment' });
  });

  it('goes on by the payment that payments tells of again', async () => {
    const order = await placeAndLock();
    await republish();

    await bus.deliver('payment:created', { ...chargeState(order.id, 'completed'), version: 9 });

    expect(await stored(order.id)).toMatchObject({ status: 'complete' });
  });

  it.each([
    ['awaits payment', 'awaiting:payment'],
    ['is complete', 'complete'],
  ])('and meanwhile %s, is not changed by a lock that is told of again', async (_name, status) => {
    const order = await placeAndLock();
    if (status === 'complete') await bus.deliver('payment:created', chargeState(order.id, 'completed'));
    const version = (await stored(order.id))?.version;

    await bus.deliver('ticket:updated', { ...lockFor(order), version: 9 });

    expect(await stored(order.id)).toMatchObject({ status, version });
  });
});
