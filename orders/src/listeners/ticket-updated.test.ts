import { newId } from '@ticketing/common/testing';
import { lockFor, startTestService, ticketState } from '../test-service.js';

const { bus, connection, sell, place, stored, told, buried } = startTestService();

const copyOf = (id: string) => connection.collection('tickets').findOne({ _id: id as never });

describe('ticket:updated', () => {
  it('replaces the copy by a newer state, over a gap, and drops what is not there any more', async () => {
    const ticket = ticketState({ status: 'reserved', orderId: undefined });
    const { id } = await sell({ ...ticket, orderId: newId() });

    await bus.deliver('ticket:updated', { ...ticket, id, version: 5, status: 'available', title: 'Ballet' });

    expect(await copyOf(id)).toEqual({
      _id: id,
      version: 5,
      title: 'Ballet',
      price: ticket.price,
      currency: 'usd',
      userId: ticket.userId,
      status: 'available',
    });
  });

  it('ignores an older state and a duplicate', async () => {
    const ticket = await sell({ version: 7 });

    await bus.deliver('ticket:updated', { ...ticket, version: 6, title: 'Old' });
    await bus.deliver('ticket:updated', { ...ticket, version: 7, title: 'Other' });

    expect(await copyOf(ticket.id)).toMatchObject({ version: 7, title: 'Opera' });
  });

  it('lets an order be paid once its ticket is locked for it', async () => {
    const order = await place();

    await bus.deliver('ticket:updated', lockFor(order));

    expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment', version: 1 });
    expect(await told(order.id)).toEqual(['order:created', 'order:awaiting-payment']);
    expect(bus.published('order:awaiting-payment').at(-1)?.data).toMatchObject({
      id: order.id,
      version: 1,
      status: 'awaiting:payment',
      ticket: { id: order.ticket.id, price: order.ticket.price },
    });
  });

  it('does so once, however often it arrives', async () => {
    const order = await place();

    await Promise.all([1, 2, 3].map(() => bus.deliver('ticket:updated', lockFor(order))));

    expect(await told(order.id)).toEqual(['order:created', 'order:awaiting-payment']);
  });

  it('does so when a crash came after the copy was written', async () => {
    const order = await place();
    const { id, ...lock } = lockFor(order);
    await connection.collection('tickets').replaceOne({ _id: id as never }, lock);

    await bus.deliver('ticket:updated', { id, ...lock });

    expect(await stored(order.id)).toMatchObject({ status: 'awaiting:payment' });
  });

  it('leaves an order alone that was cancelled before its lock came', async () => {
    const order = await place();
    await bus.deliver('ticket:reservation-refused', {
      ...order.ticket,
      refusedOrderId: order.id,
      reason: 'already-taken',
    });

    await bus.deliver('ticket:updated', lockFor(order));

    expect(await stored(order.id)).toMatchObject({ status: 'cancelled', version: 1 });
    expect(await copyOf(order.ticket.id)).toMatchObject({ status: 'reserved', orderId: order.id });
    expect(await told(order.id)).toEqual(['order:created', 'order:cancelled refused']);
  });

  it.each([newId(), 'not an id'])(
    'keeps a lock for an order that is not here for an operator: %s',
    async (id) => {
      const ticket = await sell();

      await bus.deliver('ticket:updated', lockFor({ id, ticket }));

      expect(await copyOf(ticket.id)).toMatchObject({ orderId: id });
      expect(await buried()).toContain(`ticket:updated: UnprocessableEventError: no order ${id}`);
    },
  );
});
