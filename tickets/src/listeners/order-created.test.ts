import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { afterNextRead, buried, cancelled, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, outbox, connection } = startTestService();

const updatesOf = async (id: string) => {
  await outbox.settled();
  return bus.published('ticket:updated').filter(({ data }) => data.id === id);
};

const refusalsOf = async (orderId: string) => {
  await outbox.settled();
  return bus.published('ticket:reservation-refused').filter(({ data }) => data.refusedOrderId === orderId);
};

describe('order:created', () => {
  it('locks the ticket for the order and tells the others', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);

    await bus.deliver('order:created', order);

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: order.id, version: 1 });
    expect(await updatesOf(ticket.id)).toMatchObject([
      { data: { id: ticket.id, version: 1, price: 2000, status: 'reserved', orderId: order.id } },
    ]);
  });

  it('lets visitors see until when, as long as it is locked, and tells nobody else', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);

    await bus.deliver('order:created', order);
    expect(await look(app, ticket)).toHaveProperty('reservedUntil', order.expiresAt);

    await bus.deliver('order:cancelled', cancelled(order));
    expect(await look(app, ticket)).not.toHaveProperty('reservedUntil');
    for (const { data } of await updatesOf(ticket.id)) expect(data).not.toHaveProperty('reservedUntil');
  });

  it('that arrives twice locks once', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);

    await bus.deliver('order:created', order);
    await bus.deliver('order:created', order);

    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: order.id, version: 1 });
    expect(await updatesOf(ticket.id)).toHaveLength(1);
    expect(await refusalsOf(order.id)).toEqual([]);
  });

  it('that arrives again after the sale changes nothing', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('order:completed', completed(order));

    await bus.deliver('order:created', order);

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id, version: 2 });
    expect(await refusalsOf(order.id)).toEqual([]);
  });

  it.each([
    ['unknown', newId()],
    ['impossible', 'not-an-id'],
  ])('of an %s ticket is put aside at once', async (_name, id) => {
    const order = orderFor({ ...(await putOnSale(app)), id });

    await bus.deliver('order:created', order);

    expect(await buried(connection, order)).toEqual([
      `order:created UnprocessableEventError: no ticket ${id}`,
    ]);
  });

  describe('is refused, with the state that was found,', () => {
    it('when another order holds the lock', async () => {
      const ticket = await putOnSale(app);
      const winner = orderFor(ticket);
      const loser = orderFor(ticket);
      await bus.deliver('order:created', winner);

      await bus.deliver('order:created', loser);

      expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: winner.id });
      const refusals = await refusalsOf(loser.id);
      expect(refusals).toMatchObject([
        {
          data: {
            id: ticket.id,
            version: 2,
            reason: 'already-taken',
            status: 'reserved',
            orderId: winner.id,
          },
        },
      ]);
    });

    it('when the ticket is sold', async () => {
      const ticket = await putOnSale(app);
      const winner = orderFor(ticket);
      const loser = orderFor(ticket);
      await bus.deliver('order:created', winner);
      await bus.deliver('order:completed', completed(winner));

      await bus.deliver('order:created', loser);

      expect(await refusalsOf(loser.id)).toMatchObject([
        { data: { reason: 'already-taken', status: 'sold' } },
      ]);
    });

    it('when the ticket is withdrawn', async () => {
      const seller = newId();
      const ticket = await putOnSale(app, { seller });
      await request(app).delete(`/api/tickets/${ticket.id}`).set('Cookie', cookieOf(seller)).expect(204);
      const order = orderFor(ticket);

      await bus.deliver('order:created', order);

      expect(await look(app, ticket)).toMatchObject({ status: 'withdrawn' });
      expect(await refusalsOf(order.id)).toMatchObject([{ data: { reason: 'withdrawn' } }]);
    });

    it('when the price is not what the buyer saw', async () => {
      const seller = newId();
      const ticket = await putOnSale(app, { seller, price: 20 });
      const order = orderFor(ticket);
      await edit(ticket.id, seller, 30);

      await bus.deliver('order:created', order);

      expect(await look(app, ticket)).toMatchObject({ status: 'available', price: 30 });
      expect(await refusalsOf(order.id)).toMatchObject([{ data: { reason: 'price-changed', price: 3000 } }]);
    });

    it('when the price changes between its look and its lock', async () => {
      const seller = newId();
      const ticket = await putOnSale(app, { seller, price: 20 });
      const order = orderFor(ticket);
      afterNextRead(connection, () => edit(ticket.id, seller, 30));

      await bus.deliver('order:created', order);

      expect(await look(app, ticket)).toMatchObject({ status: 'available', price: 30 });
      expect(await refusalsOf(order.id)).toMatchObject([{ data: { reason: 'price-changed' } }]);
    });
  });

  it('gives the lock to one of many orders that arrive together and refuses the others', async () => {
    const ticket = await putOnSale(app);
    const orders = Array.from({ length: 10 }, () => orderFor(ticket));

    await Promise.all(orders.map((order) => bus.deliver('order:created', order)));

    const { orderId: winner } = await look(app, ticket);
    for (const { id } of orders) expect(await refusalsOf(id)).toHaveLength(id === winner ? 0 : 1);
  });
});

const edit = (id: string, seller: string, price: number) =>
  request(app)
    .put(`/api/tickets/${id}`)
    .set('Cookie', cookieOf(seller))
    .send({ title: 'Opera', price })
    .expect(200);
