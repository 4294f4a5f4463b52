import { newId } from '@ticketing/common/testing';
import { chargeState, lockFor, startTestService } from '../test-service.js';

const { bus, place, placeAndLock, postOrder, stored, told, buried } = startTestService();

const fail = (orderId: string) => bus.deliver('payment:failed', chargeState(orderId, 'failed'));

describe('payment:failed', () => {
  it('cancels the order and frees its ticket', async () => {
    const order = await placeAndLock();

    await fail(order.id);

    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'payment-failed' });
    expect(await told(order.id)).toEqual([
      'order:created',
      'order:awaiting-payment',
      'order:cancelled payment-failed',
    ]);
    await bus.deliver('ticket:updated', { ...order.ticket, version: 2 });
    expect((await postOrder(order.ticket.id, newId())).status).toBe(201);
  });

  it('cancels it once when it arrives twice', async () => {
    const order = await placeAndLock();

    await fail(order.id);
    await fail(order.id);

    expect(await stored(order.id)).toMatchObject({ version: 2 });
  });

  it('cancels an order that an older backup has put back to before its lock', async () => {
    const order = await place();

    await fail(order.id);
    await bus.deliver('ticket:updated', lockFor(order));

    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled payment-failed']);
  });

  it('changes nothing of an order that is paid', async () => {
    const order = await placeAndLock();
    await bus.deliver('payment:created', chargeState(order.id, 'completed'));

    await fail(order.id);

    expect(await stored(order.id)).toMatchObject({ status: 'complete', version: 2 });
  });

  it('is kept for an operator when there is no such order', async () => {
    const id = newId();

    await fail(id);

    expect(await buried()).toContain(`payment:failed: UnprocessableEventError: no order ${id}`);
  });
});
