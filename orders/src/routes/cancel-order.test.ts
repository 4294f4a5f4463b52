import { cookieOf, impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { chargeState, startTestService } from '../test-service.js';

const { app, bus, connection, place, placeAndLock, stored, told } = startTestService();

const cancel = (id: string, user = newId()) =>
  request(app).delete(`/api/orders/${id}`).set('Cookie', cookieOf(user));

const countCancelled = () => connection.collection('orders').countDocuments({ status: 'cancelled' });

describe('DELETE /api/orders/:id', () => {
  it.each([
    ['is not locked yet', place, ['order:created', 'order:cancelled cancelled-by-buyer']],
    [
      'awaits payment',
      placeAndLock,
      ['order:created', 'order:awaiting-payment', 'order:cancelled cancelled-by-buyer'],
    ],
  ])('cancels an order that %s and tells the others', async (_situation, begin, events) => {
    const order = await begin();

    const answer = await cancel(order.id, order.buyer);

    expect([answer.status, answer.text]).toEqual([204, '']);
    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'cancelled-by-buyer' });
    expect(await told(order.id)).toEqual(events);
    expect(bus.published('order:cancelled').at(-1)?.data).toMatchObject({
      id: order.id,
      status: 'cancelled',
      reason: 'cancelled-by-buyer',
      ticket: { id: order.ticket.id, price: 2_000 },
    });
  });

  it('changes nothing the second time', async () => {
    const order = await place();

    const answers = await Promise.all([cancel(order.id, order.buyer), cancel(order.id, order.buyer)]);

    expect(answers.map(({ status }) => status)).toEqual([204, 204]);
    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled cancelled-by-buyer']);
  });

  it('keeps the reason of an order that was cancelled otherwise', async () => {
    const order = await placeAndLock();
    await bus.deliver('payment:failed', chargeState(order.id, 'failed'));

    expect((await cancel(order.id, order.buyer)).status).toBe(204);

    expect(await stored(order.id)).toMatchObject({ reason: 'payment-failed', version: 2 });
  });

  it('refuses when the order is paid', async () => {
    const order = await placeAndLock();
    await bus.deliver('payment:created', chargeState(order.id, 'completed'));

    const answer = await cancel(order.id, order.buyer);

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The order is already paid' }] });
    expect(await stored(order.id)).toMatchObject({ status: 'complete' });
  });

  it('refuses everybody but the buyer', async () => {
    const order = await place();

    const answers = await Promise.all([
      cancel(order.id),
      cancel(order.id, order.ticket.userId),
      request(app).delete(`/api/orders/${order.id}`),
    ]);

    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401]);
    expect(await stored(order.id)).toMatchObject({ status: 'created', version: 0 });
  });

  it.each([newId(), ...impossibleIds])('answers 404 for an order that is not there: %.30s', async (id) => {
    const answer = await cancel(id);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: expect.any(String) }] });
  });

  it('answers 404 for any other text and cancels nothing', async () => {
    const before = await countCancelled();
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const answer = await cancel(`-${encodeURIComponent(text)}`);
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual({ errors: [{ message: expect.any(String) }] });
      }),
      { numRuns: 50 },
    );
    expect(await countCancelled()).toBe(before);
  });
});
