import { newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { look, putOnSale } from '../test-tickets.js';

const { app, bus, connection } = startTestService();
const createdAt = '2029-11-05T08:00:00.000Z';
const email = 'ada@example.com';

describe('a seller', () => {
  it('is shown beside a ticket, in a list and in a stream, since when and by the newest name', async () => {
    const seller = newId();
    const ticket = await putOnSale(app, { seller });
    expect(await look(app, ticket)).not.toHaveProperty('seller');

    await bus.deliver('user:created', { id: seller, version: 0, createdAt });
    expect((await look(app, ticket)).seller).toEqual({ since: createdAt });

    await bus.deliver('user:updated', { id: seller, version: 2, name: 'Countess', createdAt });
    await bus.deliver('user:updated', { id: seller, version: 1, name: 'Ada', createdAt });
    await bus.deliver('user:created', { id: seller, version: 0, createdAt });

    const shown = { name: 'Countess', since: createdAt };
    expect((await look(app, ticket)).seller).toEqual(shown);
    const { body: list } = await request(app).get('/api/tickets').expect(200);
    expect(list.find(({ id }: { id: string }) => id === ticket.id).seller).toEqual(shown);
  });

  it('has no name once it was taken back', async () => {
    const seller = newId();
    const ticket = await putOnSale(app, { seller });
    await bus.deliver('user:updated', { id: seller, version: 1, name: 'Ada', createdAt });
    await bus.deliver('user:updated', { id: seller, version: 2, createdAt });
    expect((await look(app, ticket)).seller).toEqual({ since: createdAt });
  });

  it('is known since the making of the id by an event from before since when was told', async () => {
    const seller = '650000000000000000000000';
    const ticket = await putOnSale(app, { seller });
    await bus.deliver('user:created', { id: seller, version: 0, email });
    expect((await look(app, ticket)).seller).toEqual({ since: '2023-09-12T06:06:56.000Z' });
  });

  it('is kept without an address, which events from before had', async () => {
    await bus.deliver('user:created', { id: newId(), version: 0, email, createdAt });
    expect(JSON.stringify(await connection.collection('sellers').find().toArray())).not.toContain(email);
  });
});
