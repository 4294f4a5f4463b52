import {
  badBodies,
  badCookies,
  badPrices,
  badText,
  cookieOf,
  impossibleIds,
  newId,
} from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { afterNextRead, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, clock, outbox, connection } = startTestService();
const seller = newId();

const put = (id: string, body: unknown, cookie = cookieOf(seller)) =>
  request(app)
    .put(`/api/tickets/${id}`)
    .set('Cookie', cookie)
    .send(body as object);

const edited = { title: 'Ballet', price: 30.5 };

describe('PUT /api/tickets/:id', () => {
  it('changes the ticket and tells the others', async () => {
    const ticket = await putOnSale(app, { seller });
    clock.advance(60_000);

    const answer = await put(ticket.id, { title: ' Ballet ', price: 30.5 });
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({ ...edited, id: ticket.id, version: 1, status: 'available' });
    expect(answer.body.updatedAt).toBe(clock.now().toISOString());
    expect(await look(app, ticket)).toEqual(answer.body);
    await outbox.settled();
    expect(bus.published('ticket:updated').at(-1)?.data).toEqual({
      id: ticket.id,
      version: 1,
      title: 'Ballet',
      price: 3050,
      currency: 'usd',
      userId: seller,
      status: 'available',
    });
  });

  it.each([
    ['title', 'Ballet'],
    ['venue', 'Waldbühne'],
    ['city', 'Utrecht'],
  ])('lets the ticket be found by its new %s', async (field, word) => {
    const { id } = await putOnSale(app, { seller });
    await put(id, { title: 'Opera', price: 20, [field]: word }).expect(200);

    const { body: found } = await request(app)
      .get(`/api/tickets?q=${encodeURIComponent(word)}`)
      .expect(200);

    expect(found.map((ticket: { id: string }) => ticket.id)).toContain(id);
  });

  it('takes nothing from the body but what a seller may say', async () => {
    const ticket = await putOnSale(app, { seller });
    const forged = { ...edited, userId: newId(), status: 'sold', orderId: newId(), version: 7, _id: newId() };

    const answer = await put(ticket.id, forged);
    expect(answer.body).toMatchObject({ id: ticket.id, userId: seller, status: 'available', version: 1 });
    expect(answer.body).not.toHaveProperty('orderId');
  });

  it.each([['no session', ''], ...badCookies])('refuses a visitor with %s', async (_name, cookie) => {
    const ticket = await putOnSale(app, { seller });
    const answer = await put(ticket.id, edited, cookie);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    expect(await look(app, ticket)).toEqual(ticket);
  });

  it('refuses whoever did not list the ticket', async () => {
    const ticket = await putOnSale(app, { seller });
    const answer = await put(ticket.id, edited, cookieOf(newId()));
    expect(answer.status).toBe(401);
    expect(await look(app, ticket)).toEqual(ticket);
  });

  it.each([newId(), ...impossibleIds])('answers 404 to the id %p', async (id) => {
    const answer = await put(id, edited);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such ticket' }] });
  });

  it('refuses to change what a buyer has locked or bought', async () => {
    const ticket = await putOnSale(app, { seller });
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    const locked = await put(ticket.id, edited);
    expect(locked.status).toBe(400);
    expect(locked.body).toEqual({ errors: [{ message: 'The ticket is locked: somebody is buying it' }] });

    await bus.deliver('order:completed', completed(order));
    const sold = await put(ticket.id, edited);
    expect(sold.status).toBe(400);
    expect(sold.body).toEqual({ errors: [{ message: 'The ticket is sold' }] });
    expect(await look(app, ticket)).toMatchObject({ title: 'Opera', price: 20, status: 'sold' });
  });

  it('refuses to change what has been withdrawn', async () => {
    const ticket = await putOnSale(app, { seller });
    await request(app).delete(`/api/tickets/${ticket.id}`).set('Cookie', cookieOf(seller)).expect(204);

    const answer = await put(ticket.id, edited);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The ticket has been withdrawn from sale' }] });
  });

  it('applies edits that race each other one after the other, and publishes each', async () => {
    const ticket = await putOnSale(app, { seller });

    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].map((price) => put(ticket.id, { ...edited, price })),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(6).fill(200));
    const versions = answers.map(({ body }) => body.version).sort();
    expect(versions).toEqual([1, 2, 3, 4, 5, 6]);
    const last = answers.find(({ body }) => body.version === 6);
    expect(await look(app, ticket)).toEqual(last?.body);
    await outbox.settled();
    const published = bus.published('ticket:updated').filter(({ data }) => data.id === ticket.id);
    expect(new Set(published.map(({ data }) => data.version))).toEqual(new Set(versions));
  });

  it('is refused when a buyer locks the ticket between its look and its save', async () => {
    const ticket = await putOnSale(app, { seller });
    const order = orderFor(ticket);
    afterNextRead(connection, () => bus.deliver('order:created', order));

    const answer = await put(ticket.id, edited);
    expect(answer.status).toBe(400);
    expect(await look(app, ticket)).toMatchObject({ price: 20, status: 'reserved', orderId: order.id });
  });

  describe('with bad input answers 400 at the field and changes nothing', () => {
    let ticket: Awaited<ReturnType<typeof putOnSale>>;
    beforeAll(async () => {
      ticket = await putOnSale(app, { seller });
    });
    afterEach(async () => expect(await look(app, ticket)).toEqual(ticket));

    it.each(badText)('title %s', async (_name, title) => {
      const answer = await put(ticket.id, { title, price: 20 });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: expect.stringMatching(/^title must/), field: 'title' }]);
    });

    it.each(badPrices)('price %s', async (_name, price) => {
      const answer = await put(ticket.id, { title: 'Opera', price });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: expect.stringMatching(/^Price must/), field: 'price' }]);
    });

    it.each(badBodies)('a body that is %s', async (_name, body) => {
      const answer = await put(ticket.id, undefined).type('application/json').send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
    });

    it('whatever the fields hold', async () => {
      const bad = fc.jsonValue().filter((value) => typeof value !== 'number');
      await fc.assert(
        fc.asyncProperty(fc.jsonValue(), bad, async (title, price) => {
          const answer = await put(ticket.id, { title, price });
          expect(answer.status).toBe(400);
          expect(answer.body.errors).toContainEqual({ message: expect.any(String), field: 'price' });
        }),
        { numRuns: 50 },
      );
    });
  });
});
