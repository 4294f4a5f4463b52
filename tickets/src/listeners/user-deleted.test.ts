import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, outbox } = startTestService();
const createdAt = '2029-11-05T08:00:00.000Z';

async function sellerWithTicket() {
  const seller = newId();
  await bus.deliver('user:updated', { id: seller, version: 1, name: 'Ada', createdAt });
  return { seller, ticket: await putOnSale(app, { seller }) };
}

describe('a seller who is gone', () => {
  it('has no name any more, and what was on sale is withdrawn', async () => {
    const { seller, ticket } = await sellerWithTicket();
    const other = await sellerWithTicket();

    await bus.deliver('user:deleted', { id: seller, version: 2 });

    expect(await look(app, ticket)).toMatchObject({ status: 'withdrawn' });
    expect((await look(app, ticket)).seller).not.toHaveProperty('name');
    expect(await look(app, other.ticket)).toMatchObject({ status: 'available', seller: { name: 'Ada' } });
    await outbox.settled();
    expect(bus.published('ticket:updated').at(-1)?.data).toMatchObject({
      id: ticket.id,
      status: 'withdrawn',
    });
  });

  it('does not come back by what was told before', async () => {
    const { seller, ticket } = await sellerWithTicket();
    await bus.deliver('user:deleted', { id: seller, version: 2 });
    await bus.deliver('user:updated', { id: seller, version: 1, name: 'Ada', createdAt });
    expect((await look(app, ticket)).seller).not.toHaveProperty('name');
  });

  it('keeps nothing from a buyer who is paying, and sells nothing after that', async () => {
    const { seller, ticket } = await sellerWithTicket();
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    await bus.deliver('user:deleted', { id: seller, version: 2 });
    expect(await look(app, ticket)).toMatchObject({ status: 'reserved' });

    await bus.deliver('order:cancelled', { ...order, status: 'cancelled', version: 1 });
    expect(await look(app, ticket)).toMatchObject({ status: 'withdrawn' });
  });

  it('lists nothing any more by a session that is still believed', async () => {
    const { seller } = await sellerWithTicket();
    await bus.deliver('user:deleted', { id: seller, version: 2 });

    const answer = await request(app)
      .post('/api/tickets')
      .set('Cookie', cookieOf(seller))
      .send({ title: 'Too late', price: 20 });

    expect(answer.status).toBe(401);
    const { body } = await request(app).get('/api/tickets').expect(200);
    expect(JSON.stringify(body)).not.toContain('Too late');
  });

  it('whose ticket is sold has sold it', async () => {
    const { seller, ticket } = await sellerWithTicket();
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('user:deleted', { id: seller, version: 2 });
    await bus.deliver('order:completed', { ...order, status: 'complete', version: 2 });
    expect(await look(app, ticket)).toMatchObject({ status: 'sold' });
  });

  it('has hundreds withdrawn', async () => {
    const seller = newId();
    const tickets = await Promise.all(Array.from({ length: 101 }, () => putOnSale(app, { seller })));
    await bus.deliver('user:deleted', { id: seller, version: 2 });
    const shown = await Promise.all(tickets.map((ticket) => look(app, ticket)));
    expect(new Set(shown.map(({ status }) => status))).toEqual(new Set(['withdrawn']));
  });
});
