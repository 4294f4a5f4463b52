import { cookieOf, logOf, newId, takeBackup } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from './test-service.js';
import { completed, look, orderFor, putOnSale } from './test-tickets.js';

const { app, bus, outbox, connection, republish } = startTestService();

/** A ticket in every state. */
async function oneOfEach() {
  const seller = newId();
  const [available, reserved, sold, withdrawn] = await Promise.all(
    Array.from({ length: 4 }, () => putOnSale(app, { seller })),
  );
  if (!available || !reserved || !sold || !withdrawn) throw new Error('four tickets');
  const order = orderFor(sold);
  await bus.deliver('order:created', orderFor(reserved));
  await bus.deliver('order:created', order);
  await bus.deliver('order:completed', completed(order));
  await request(app).delete(`/api/tickets/${withdrawn.id}`).set('Cookie', cookieOf(seller)).expect(204);
  return [available, reserved, sold, withdrawn];
}

describe('republishing the tickets', () => {
  it('tells of each again, whatever its state, and shows nothing of it but the version', async () => {
    const tickets = await oneOfEach();
    const before = await Promise.all(tickets.map((ticket) => look(app, ticket)));
    await outbox.settled();
    const published = bus.published('ticket:updated').length;

    expect(await republish()).toBe(4);

    await outbox.settled();
    const told = bus.published('ticket:updated').slice(published);
    expect(told).toHaveLength(4);
    for (const ticket of before) {
      const {
        createdAt: _,
        updatedAt: __,
        reservedUntil: ___,
        ...state
      } = { ...ticket, version: ticket.version + 1 };
      expect(told).toContainEqual(expect.objectContaining({ data: { ...state, price: 2000 } }));
      expect(await look(app, ticket)).toEqual({ ...ticket, version: state.version });
    }
  });
});

describe('republishing the tickets of an older backup', () => {
  it('tells of them as they were told of last, with those that were listed since', async () => {
    const seller = newId();
    const old = await putOnSale(app, { seller });
    const putBack = await takeBackup(connection);
    const edit = { title: 'Grand Opera', price: 30 };
    await request(app).put(`/api/tickets/${old.id}`).set('Cookie', cookieOf(seller)).send(edit).expect(200);
    const fresh = await putOnSale(app, { seller, title: 'Ballet' });
    const order = orderFor(fresh);
    await bus.deliver('order:created', order);
    await outbox.settled();
    const before = await Promise.all([old, fresh].map((ticket) => look(app, ticket)));
    const log = logOf(bus);
    await putBack();

    await republish({ restoredBeside: log });
    // Orders tells again of what is under way, and so until when the ticket is locked.
    await bus.deliver('order:created', { ...order, version: 1, status: 'awaiting:payment' });

    for (const ticket of before) {
      const now = await look(app, ticket);
      expect({ ...now, version: ticket.version }).toEqual({
        ...ticket,
        createdAt: expect.any(String),
        updatedAt: expect.any(String),
      });
      expect(now.version).toBeGreaterThan(Date.parse('2030-01-01'));
    }
    const { body: found } = await request(app).get('/api/tickets?q=grand').expect(200);
    expect(found).toMatchObject([{ id: old.id }]);
    // It is still locked, and sold as if nothing had been.
    await bus.deliver('order:completed', completed(order));
    expect(await look(app, fresh)).toMatchObject({ status: 'sold', orderId: order.id });
  });
});
