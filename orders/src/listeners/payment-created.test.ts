import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { chargeState, lockFor, startTestService } from '../test-service.js';

const { app, bus, place, placeAndLock, stored, told, buried } = startTestService();

const pay = (orderId: string) => bus.deliver('payment:created', chargeState(orderId, 'completed'));

describe('payment:created', () => {
  it('completes the order', async () => {
    const order = await placeAndLock();

    await pay(order.id);

    expect(await stored(order.id)).toMatchObject({ status: 'complete', version: 2 });
    expect(await told(order.id)).toEqual(['order:created', 'order:awaiting-payment', 'order:completed']);
    expect(bus.published('order:completed').at(-1)?.data).toMatchObject({
      id: order.id,
      version: 2,
      userId: order.buyer,
      status: 'complete',
    });
  });

  it('completes it once when it arrives twice', async () => {
    const order = await placeAndLock();

    await Promise.all([pay(order.id), pay(order.id)]);

    expect(await told(order.id)).toEqual(['order:created', 'order:awaiting-payment', 'order:completed']);
  });

  it('completes an order that an older backup has put back to before its lock', async () => {
    const order = await place();

    await pay(order.id);
    await bus.deliver('ticket:updated', lockFor(order));

    expect(await stored(order.id)).toMatchObject({ status: 'complete', version: 1 });
    expect(await told(order.id)).toEqual(['order:created', 'order:completed']);
  });

  it('changes nothing of a cancelled order, whose payment is refunded', async () => {
    const order = await placeAndLock();
    await request(app).delete(`/api/orders/${order.id}`).set('Cookie', cookieOf(order.buyer)).expect(204);

    await pay(order.id);

    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', version: 2 });
    expect(await told(order.id)).not.toContain('order:completed');
  });

  it('is kept for an operator when there is no such order', async () => {
    const id = newId();

    await pay(id);

    expect(await buried()).toContain(`payment:created: UnprocessableEventError: no order ${id}`);
  });
});
