import { cookieOf, logOf, newId, takeBackup } from '@ticketing/common/testing';
import request from 'supertest';
import { chargeState, lockFor, startTestService } from './test-service.js';

const { app, bus, outbox, connection, place, placeAndLock, postOrder, stored, told, republish } =
  startTestService();

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
    expect(bus.published('order:created').at(-1)?.data.ticket).toMatchObject({
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

describe('republishing the orders of an older backup', () => {
  it('tells of them as they were told of last, with those that were placed since', async () => {
    const [paid, resold] = [await placeAndLock(), await placeAndLock()];
    const putBack = await takeBackup(connection);
    await bus.deliver('payment:created', chargeState(paid.id, 'completed'));
    await request(app).delete(`/api/orders/${resold.id}`).set('Cookie', cookieOf(resold.buyer)).expect(204);
    await bus.deliver('ticket:updated', { ...resold.ticket, version: 2 });
    const second = await postOrder(resold.ticket.id, newId()).expect(201);
    await outbox.settled();
    const log = logOf(bus);
    await putBack();

    await republish({ restoredBeside: log });

    expect(await stored(paid.id)).toMatchObject({ status: 'complete', userId: paid.buyer });
    expect(await stored(resold.id)).toMatchObject({ status: 'cancelled', reason: 'cancelled-by-buyer' });
    const shown = await request(app)
      .get(`/api/orders/${second.body.id}`)
      .set('Cookie', cookieOf(second.body.userId))
      .expect(200);
    const { version: _, createdAt: __, ...order } = second.body;
    expect(shown.body).toMatchObject(order);
    // The ticket has its one live order, and payments can go on with it.
    await bus.deliver(
      'ticket:updated',
      lockFor({ id: second.body.id, ticket: { ...resold.ticket, version: 2 } }),
    );
    expect(await stored(second.body.id)).toMatchObject({ status: 'awaiting:payment' });
    const refused = await postOrder(resold.ticket.id, newId());
    expect(refused.status).toBe(400);
    expect(refused.body).toEqual({ errors: [{ message: 'The ticket is already reserved' }] });
  });
});
