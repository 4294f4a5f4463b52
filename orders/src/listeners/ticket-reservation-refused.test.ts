import { newId } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';

const { bus, connection, place, placeAndLock, postOrder, stored, told, buried } = startTestService();

type Order = Awaited<ReturnType<typeof place>>;

const refusalOf = ({ id, ticket }: Order) => ({
  ...ticket,
  version: 3,
  price: 2_500,
  currency: 'usd',
  refusedOrderId: id,
  reason: 'price-changed' as const,
});

describe('ticket:reservation-refused', () => {
  it('cancels the order and takes over the state that was the reason', async () => {
    const order = await place();

    await bus.deliver('ticket:reservation-refused', refusalOf(order));

    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'refused', version: 1 });
    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled refused']);
    const copy = await connection.collection('tickets').findOne({ _id: order.ticket.id as never });
    expect(copy).toEqual({
      _id: order.ticket.id,
      version: 3,
      title: 'Opera',
      price: 2_500,
      currency: 'usd',
      userId: order.ticket.userId,
      status: 'available',
    });
  });

  it('frees the ticket for the next buyer, at its new price', async () => {
    const order = await place();
    await bus.deliver('ticket:reservation-refused', refusalOf(order));

    const answer = await postOrder(order.ticket.id, newId());

    expect(answer.status).toBe(201);
    expect(answer.body.ticket.price).toBe(25);
  });

  it('does so once when it arrives twice', async () => {
    const order = await place();

    await bus.deliver('ticket:reservation-refused', refusalOf(order));
    await bus.deliver('ticket:reservation-refused', refusalOf(order));

    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled refused']);
  });

  it('cancels the order also when a newer state of the ticket is known', async () => {
    const order = await place();
    await bus.deliver('ticket:updated', { ...order.ticket, version: 9, title: 'Ballet' });

    await bus.deliver('ticket:reservation-refused', refusalOf(order));

    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', reason: 'refused' });
    const copy = await connection.collection('tickets').findOne({ _id: order.ticket.id as never });
    expect(copy).toMatchObject({ version: 9, title: 'Ballet' });
  });

  it('changes nothing of an order that has the lock', async () => {
    const order = await placeAndLock();

    await bus.deliver('ticket:reservation-refused', refusalOf(order));

    expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment' });
  });

  it('is kept for an operator when there is no such order', async () => {
    const { ticket } = await place();
    const id = newId();

    await bus.deliver('ticket:reservation-refused', { ...ticket, refusedOrderId: id, reason: 'withdrawn' });

    expect(await buried()).toContain(`ticket:reservation-refused: UnprocessableEventError: no order ${id}`);
  });
});
