import { badBodies, badText, cookieOf, impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { chargeState, RESERVATION_SECONDS, startTestService, ticketState } from '../test-service.js';

const { app, bus, clock, outbox, connection, sell, postOrder, place } = startTestService();

const countOrders = () => connection.collection('orders').countDocuments();

describe('POST /api/orders', () => {
  it('answers with the order and tells the others', async () => {
    const buyer = newId();
    const ticket = await sell({ title: 'Opera', price: 1_999 });

    const answer = await postOrder(ticket.id, buyer);

    const expiresAt = new Date(clock.now().getTime() + RESERVATION_SECONDS * 1000).toISOString();
    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      status: 'created',
      expiresAt,
      userId: buyer,
      version: 0,
      createdAt: clock.now().toISOString(),
      ticket: { id: ticket.id, title: 'Opera', price: 19.99, currency: 'usd' },
    });
    await outbox.settled();
    expect(bus.published('order:created').at(-1)?.data).toEqual({
      id: answer.body.id,
      version: 0,
      userId: buyer,
      status: 'created',
      expiresAt,
      ticket: {
        id: ticket.id,
        title: 'Opera',
        price: 1_999,
        currency: 'usd',
        sellerId: ticket.userId,
      },
    });
  });

  it('sells at the price of the newest state that tickets has told', async () => {
    const ticket = await sell({ price: 1_000 });
    await bus.deliver('ticket:updated', { ...ticket, version: 3, price: 1_500 });
    await bus.deliver('ticket:updated', { ...ticket, version: 2, price: 1_200 });

    const answer = await postOrder(ticket.id, newId());

    expect(answer.body.ticket.price).toBe(15);
  });

  it('finds the ticket by an id in capitals', async () => {
    const ticket = await sell();
    expect((await postOrder(ticket.id.toUpperCase(), newId())).status).toBe(201);
  });

  it('sells until the event begins, as far as it is known when', async () => {
    const startsAt = new Date(clock.now().getTime() + 60_000).toISOString();
    const [first, second] = [await sell({ startsAt }), await sell({ startsAt })];
    expect((await postOrder(first.id, newId())).status).toBe(201);

    clock.advance(60_000);

    const answer = await postOrder(second.id, newId());
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The event has already begun' }] });
  });

  it('refuses a ticket that another buyer has ordered, before tickets has locked it', async () => {
    const { ticket } = await place();
    const before = await countOrders();

    const answer = await postOrder(ticket.id, newId());

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The ticket is already reserved' }] });
    expect(await countOrders()).toBe(before);
  });

  it('tells a buyer who clicks twice that the ticket is theirs already', async () => {
    const buyer = newId();
    const ticket = await sell();

    const answers = await Promise.all([postOrder(ticket.id, buyer), postOrder(ticket.id, buyer)]);

    expect(answers.map(({ status }) => status).sort()).toEqual([201, 400]);
    const refusal = answers.find(({ status }) => status === 400);
    expect(refusal?.body).toEqual({ errors: [{ message: 'You already have this ticket reserved' }] });
  });

  it('tells the same once the copy shows the lock', async () => {
    const { id, buyer, ticket } = await place();
    await bus.deliver('ticket:updated', { ...ticket, version: 1, status: 'reserved', orderId: id });

    const answer = await postOrder(ticket.id, buyer);

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: 'You already have this ticket reserved' }]);
  });

  it('tells a buyer who has paid that the ticket is bought, and others that it is sold', async () => {
    const { id, buyer, ticket } = await place();
    await bus.deliver('payment:created', chargeState(id, 'completed'));

    const [own, other] = await Promise.all([postOrder(ticket.id, buyer), postOrder(ticket.id, newId())]);

    expect([own.status, other.status]).toEqual([400, 400]);
    expect(own.body.errors).toEqual([{ message: 'You have already bought this ticket' }]);
    expect(other.body.errors).toEqual([{ message: 'The ticket is sold' }]);
  });

  it.each([
    ['reserved', 'The ticket is already reserved'],
    ['sold', 'The ticket is sold'],
    ['withdrawn', 'The ticket has been withdrawn from sale'],
  ] as const)('refuses a ticket that the copy shows as %s', async (status, message) => {
    const ticket = await sell({ status });
    const answer = await postOrder(ticket.id, newId());
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message }] });
  });

  it('refuses to sell a ticket to its own seller', async () => {
    const ticket = await sell();
    const answer = await postOrder(ticket.id, ticket.userId);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'You cannot buy your own ticket' }] });
  });

  it('lets the next buyer in when an order is cancelled', async () => {
    const { id, buyer, ticket } = await place();
    await request(app).delete(`/api/orders/${id}`).set('Cookie', cookieOf(buyer)).expect(204);

    expect((await postOrder(ticket.id, newId())).status).toBe(201);
  });

  it('answers 404 for a ticket that nobody has told of', async () => {
    const answer = await postOrder(newId(), newId());
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such ticket' }] });
  });

  it('refuses a visitor who is not signed in', async () => {
    const ticket = await sell();
    const answer = await request(app).post('/api/orders').send({ ticketId: ticket.id });
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
  });

  describe('with bad input answers 400 and writes nothing', () => {
    const badIds = [...badText, ...impossibleIds.map((id) => [id.slice(0, 30), id])] as [string, unknown][];

    it.each(badIds)('ticketId %s', async (_name, ticketId) => {
      const before = await countOrders();
      const answer = await postOrder(ticketId, newId());
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: 'ticketId must be a valid id', field: 'ticketId' }]);
      expect(await countOrders()).toBe(before);
    });

    it.each(badBodies)('a body that is %s', async (_name, body) => {
      const before = await countOrders();
      const answer = await request(app)
        .post('/api/orders')
        .set('Cookie', cookieOf(newId()))
        .type('application/json')
        .send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
      expect(await countOrders()).toBe(before);
    });

    it('any JSON', async () => {
      const before = await countOrders();
      const bodies = fc.oneof(fc.jsonValue(), fc.record({ ticketId: fc.jsonValue() }));
      await fc.assert(
        fc.asyncProperty(bodies, async (body) => {
          const answer = await request(app)
            .post('/api/orders')
            .set('Cookie', cookieOf(newId()))
            .type('application/json')
            .send(JSON.stringify(body));
          expect(answer.status).toBe(400);
          expect(answer.body.errors.length).toBeGreaterThan(0);
        }),
        { numRuns: 50 },
      );
      expect(await countOrders()).toBe(before);
    });
  });
});

describe('fifty buyers of one ticket at the same moment', () => {
  it.each(Array.from({ length: 20 }, (_, index) => index + 1))('ticket %i goes to one of them', async () => {
    const ticket = await sell(ticketState());

    const answers = await Promise.all(Array.from({ length: 50 }, () => postOrder(ticket.id, newId())));

    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([201, ...Array(49).fill(400)]);
    const orders = connection.collection('orders');
    expect(await orders.countDocuments({ 'ticket.id': ticket.id })).toBe(1);
  });
});
