import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { look } from '../test-tickets.js';

const { app, bus, outbox, connection } = startTestService();
const opera = { title: 'Opera', price: 20, venue: 'State Opera' };
const reused = {
  errors: [
    {
      message: 'You have listed this ticket already, with other details: see your tickets',
      code: 'already_listed',
    },
  ],
};

const post = (seller: string, key: string, body: object = opera) =>
  request(app)
    .post('/api/tickets')
    .set({ Cookie: cookieOf(seller), 'Idempotency-Key': key })
    .send(body);

const countOf = (seller: string) => connection.collection('tickets').countDocuments({ userId: seller });

describe('POST /api/tickets under an Idempotency-Key', () => {
  it('answers the repetition with the ticket of the first, and tells of one', async () => {
    const [seller, key] = [newId(), newId()];

    const first = await post(seller, key);
    const again = await post(seller, key);

    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect(await countOf(seller)).toBe(1);
    await outbox.settled();
    const told = bus.published('ticket:created').filter(({ data }) => data.userId === seller);
    expect(told).toHaveLength(1);
    expect(JSON.stringify([first.body, told])).not.toContain(key);
  });

  it('gives five clicks at once the one ticket of the first', async () => {
    const [seller, key] = [newId(), newId()];

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => post(seller, key)));

    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(await countOf(seller)).toBe(1);
  });

  it('shows the repetition what has become of the ticket', async () => {
    const [seller, key] = [newId(), newId()];
    const { body: ticket } = await post(seller, key);
    await request(app)
      .put(`/api/tickets/${ticket.id}`)
      .set('Cookie', cookieOf(seller))
      .send({ ...opera, price: 25 });

    const again = await post(seller, key);

    expect(again.status).toBe(201);
    expect(again.body).toEqual(await look(app, ticket));
  });

  it.each([
    ['title', { ...opera, title: 'Ballet' }],
    ['price', { ...opera, price: 20.01 }],
    ['detail', { ...opera, venue: 'Opera House' }],
    ['set of details', { title: 'Opera', price: 20 }],
  ])('is refused for another %s, and changes nothing', async (_name, body) => {
    const [seller, key] = [newId(), newId()];
    const { body: ticket } = await post(seller, key);

    const answer = await post(seller, key, body);

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual(reused);
    expect(await countOf(seller)).toBe(1);
    expect(await look(app, ticket)).toEqual(ticket);
  });

  it('is refused for one of two tickets that come with it at the same instant', async () => {
    for (let round = 0; round < 10; round++) {
      const [seller, key] = [newId(), newId()];

      const answers = await Promise.all([post(seller, key), post(seller, key, { ...opera, price: 30 })]);

      expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
      expect(answers.find(({ status }) => status === 400)?.body).toEqual(reused);
      expect(await countOf(seller)).toBe(1);
    }
  });

  it('is another key for another seller', async () => {
    const key = newId();
    const [one, other] = [await post(newId(), key), await post(newId(), key)];
    expect([one.status, other.status]).toEqual([201, 201]);
    expect(one.body.id).not.toBe(other.body.id);
  });

  it('keeps nothing of a refusal: the key can be used once the mistake is mended', async () => {
    const [seller, key] = [newId(), newId()];
    expect((await post(seller, key, { ...opera, price: 0 })).status).toBe(400);
    expect((await post(seller, key)).status).toBe(201);
  });

  it.each([
    ['empty', ''],
    ['too long', 'k'.repeat(256)],
    ['not ASCII', 'schlüssel'],
  ])('refuses a key that is %s', async (_name, key) => {
    const seller = newId();
    const answer = await post(seller, key);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toContain('Idempotency-Key must be');
    expect(await countOf(seller)).toBe(0);
  });
});
