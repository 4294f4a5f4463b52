import { newId } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';
import { buried, cancelled, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, outbox, connection } = startTestService();

describe('order:cancelled', () => {
  it('puts the ticket back on sale and tells the others', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    await bus.deliver('order:cancelled', cancelled(order));

    const shown = await look(app, ticket);
    expect(shown).toMatchObject({ status: 'available', version: 2 });
    expect(shown).not.toHaveProperty('orderId');
    await outbox.settled();
    expect(bus.published('ticket:updated').at(-1)?.data).toEqual({
      id: ticket.id,
      version: 2,
      title: ticket.title,
      price: 2000,
      currency: 'usd',
      userId: ticket.userId,
      status: 'available',
    });
  });

  it('that arrives twice unlocks once', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('order:cancelled', cancelled(order));

    await bus.deliver('order:cancelled', cancelled(order));

    expect(await look(app, ticket)).toMatchObject({ status: 'available', version: 2 });
  });

  it('that is late does not free the lock of another order', async () => {
    const ticket = await putOnSale(app);
    const first = orderFor(ticket);
    const second = orderFor(ticket);
    await bus.deliver('order:created', first);
    await bus.deliver('order:cancelled', cancelled(first));
    await bus.deliver('order:created', second);

    await bus.deliver('order:cancelled', cancelled(first));

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: second.id, version: 3 });
  });

  it('of an order that was refused does not free the lock of the one that was not', async () => {
    const ticket = await putOnSale(app);
    const winner = orderFor(ticket);
    const loser = orderFor(ticket);
    await bus.deliver('order:created', winner);
    await bus.deliver('order:created', loser);

    await bus.deliver('order:cancelled', { ...cancelled(loser), reason: 'refused' });

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: winner.id });
  });

  it('after the sale changes nothing', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('order:completed', completed(order));

    await bus.deliver('order:cancelled', { ...cancelled(order), version: 9 });

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id, version: 2 });
  });

  it('frees the lock whatever versions of the order were missed', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    await bus.deliver('order:cancelled', { ...cancelled(order), version: 9 });

    expect(await look(app, ticket)).toMatchObject({ status: 'available' });
  });

  it.each([
    ['unknown', newId()],
    ['impossible', 'not-an-id'],
  ])('of an %s ticket is put aside at once', async (_name, id) => {
    const order = orderFor({ ...(await putOnSale(app)), id });

    await bus.deliver('order:cancelled', cancelled(order));

    expect(await buried(connection, order)).toEqual([
      `order:cancelled UnprocessableEventError: no ticket ${id}`,
    ]);
  });
});
