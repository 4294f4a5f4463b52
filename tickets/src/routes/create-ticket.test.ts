import { badBodies, badCookies, badPrices, badText, cookieOf, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, bus, clock, outbox, connection } = startTestService();
const seller = newId();

const post = (body: unknown, cookie = cookieOf(seller)) =>
  request(app)
    .post('/api/tickets')
    .set('Cookie', cookie)
    .send(body as object);

const countTickets = () => connection.collection('tickets').countDocuments();

describe('POST /api/tickets', () => {
  it('puts a ticket on sale and tells the others', async () => {
    const answer = await post({ title: ' Opera ', price: 19.99 });

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({
      title: 'Opera',
      price: 19.99,
      currency: 'usd',
      userId: seller,
      version: 0,
      status: 'available',
      createdAt: clock.now().toISOString(),
      updatedAt: clock.now().toISOString(),
    });
    await outbox.settled();
    expect(bus.published('ticket:created').at(-1)?.data).toEqual({
      id: answer.body.id,
      version: 0,
      title: 'Opera',
      price: 1999,
      currency: 'usd',
      userId: seller,
      status: 'available',
    });
  });

  it('empties the outbox once the broker has the event', async () => {
    const answer = await post({ title: 'Ballet', price: 30 });

    await outbox.settled();
    const stored = await connection.collection('tickets').findOne({ title: 'Ballet' });
    expect(stored).toMatchObject({ version: answer.body.version, outbox: [] });
  });

  it('publishes later what it could not publish at once', async () => {
    bus.refuse(true);
    const answer = await post({ title: 'Stored first', price: 30 });
    await outbox.settled();
    const isIt = (event: { data: { id: string } }) => event.data.id === answer.body.id;
    expect(bus.published('ticket:created').some(isIt)).toBe(false);

    bus.refuse(false);
    await outbox.sweep(true);

    expect(bus.published('ticket:created').filter(isIt)).toHaveLength(1);
  });

  it.each([['no session', ''], ...badCookies])('refuses a visitor with %s', async (_name, cookie) => {
    const before = await countTickets();
    const answer = await post({ title: 'Opera', price: 20 }, cookie);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    expect(await countTickets()).toBe(before);
  });

  it('takes every price that has at most two decimals', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 50, max: 99_999_999 }), async (cents) => {
        const answer = await post({ title: 'Opera', price: cents / 100 });
        expect(answer.status).toBe(201);
        expect(answer.body.price).toBe(cents / 100);
        const stored = await connection.collection('tickets').findOne({}, { sort: { _id: -1 } });
        expect(stored?.price).toBe(cents);
      }),
      { numRuns: 50 },
    );
  });

  describe('with bad input answers 400 at the field and writes nothing', () => {
    it.each(badText)('title %s', async (_name, title) => {
      const before = await countTickets();
      const answer = await post({ title, price: 20 });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: expect.any(String), field: 'title' }]);
      expect(await countTickets()).toBe(before);
    });

    it.each(badPrices)('price %s', async (_name, price) => {
      const before = await countTickets();
      const answer = await post({ title: 'Opera', price });
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: expect.any(String), field: 'price' }]);
      expect(await countTickets()).toBe(before);
    });

    it.each(badBodies)('a body that is %s', async (_name, body) => {
      const before = await countTickets();
      const answer = await request(app)
        .post('/api/tickets')
        .set('Cookie', cookieOf(seller))
        .type('application/json')
        .send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
      expect(await countTickets()).toBe(before);
    });

    it('whatever the fields hold', async () => {
      const anything = fc.oneof(fc.jsonValue(), fc.string({ unit: 'binary' }));
      const before = await countTickets();
      let created = 0;
      await fc.assert(
        fc.asyncProperty(anything, fc.oneof(anything, fc.constant(20)), async (title, price) => {
          const answer = await post({ title, price });
          if (answer.status === 201) {
            created += 1;
            expect(answer.body).toMatchObject({ title: (title as string).trim(), price });
          } else {
            expect(answer.status).toBe(400);
            expect(answer.body.errors[0]).toEqual({
              message: expect.any(String),
              field: expect.stringMatching(/^(title|price)$/),
            });
          }
        }),
        { numRuns: 50 },
      );
      expect(await countTickets()).toBe(before + created);
    });
  });
});
