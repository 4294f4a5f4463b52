import { newId } from '@ticketing/common/testing';
import { startTestService } from '../test-service.js';
import { buried, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, outbox, connection } = startTestService();

describe('order:completed', () => {
  it('turns the lock into a sale and tells the others', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    await bus.deliver('order:completed', completed(order));

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id, version: 2 });
    await outbox.settled();
    expect(bus.published('ticket:updated').at(-1)?.data).toMatchObject({
      id: ticket.id,
      version: 2,
      status: 'sold',
      orderId: order.id,
    });
  });

  it('that arrives twice sells once', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('order:completed', completed(order));

    await bus.deliver('order:completed', completed(order));

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', version: 2 });
    expect(await buried(connection, order)).toEqual([]);
  });

  it('sells whatever versions of the order were missed', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    await bus.deliver('order:completed', { ...completed(order), version: 9 });

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id });
  });

  it('sells the ticket also where an older backup has taken the lock away', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);

    await bus.deliver('order:completed', completed(order));
    await bus.deliver('order:created', order);

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id, version: 1 });
  });

  it('of another order leaves a ticket that is sold to its buyer, and is put aside, for it was paid', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('order:completed', completed(order));

    const another = orderFor(ticket);
    await bus.deliver('order:completed', completed(another));

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id, version: 2 });
    expect(await buried(connection, another)).toEqual([
      `order:completed UnprocessableEventError: ticket ${ticket.id} is sold to order ${order.id} already`,
    ]);
  });

  it.each([
    ['unknown', newId()],
    ['impossible', 'not-an-id'],
  ])('of an %s ticket is put aside at once', async (_name, id) => {
    const order = orderFor({ ...(await putOnSale(app)), id });

    await bus.deliver('order:completed', completed(order));

    expect(await buried(connection, order)).toEqual([
      `order:completed UnprocessableEventError: no ticket ${id}`,
    ]);
  });
});
