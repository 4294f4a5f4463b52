import { impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { cancelled, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus } = startTestService();

const show = (id: string) => request(app).get(`/api/tickets/${id}`);

describe('GET /api/tickets/:id', () => {
  it('shows a ticket on sale to everyone', async () => {
    const ticket = await putOnSale(app, { title: 'Opera', price: 19.99 });

    const answer = await show(ticket.id);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id: ticket.id,
      title: 'Opera',
      price: 19.99,
      currency: 'usd',
      userId: ticket.userId,
      version: 0,
      status: 'available',
      createdAt: expect.stringMatching(/^\d{4}-.+Z$/),
      updatedAt: expect.stringMatching(/^\d{4}-.+Z$/),
    });
  });

  it('finds it by an id in capitals', async () => {
    const ticket = await putOnSale(app);
    expect((await show(ticket.id.toUpperCase())).body.id).toBe(ticket.id);
  });

  it('shows which order locks it, until that is over', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);

    await bus.deliver('order:created', order);
    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: order.id, version: 1 });

    await bus.deliver('order:cancelled', cancelled(order));
    const shown = await look(app, ticket);
    expect(shown).toMatchObject({ status: 'available', version: 2 });
    expect(shown).not.toHaveProperty('orderId');
  });

  it('shows a ticket that is sold', async () => {
    const ticket = await putOnSale(app);
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);
    await bus.deliver('order:completed', completed(order));

    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id });
  });

  it.each([newId(), ...impossibleIds])('answers 404 to the id %p', async (id) => {
    const answer = await show(id);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such ticket' }] });
  });

  it('answers 4xx to whatever stands in the place of an id', async () => {
    await fc.assert(
      fc.asyncProperty(fc.webSegment().filter(isNoPath), async (id) => {
        const answer = await show(id);
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual({ errors: [{ message: expect.any(String) }] });
      }),
      { numRuns: 50 },
    );
  });
});

/** Not the list, and nothing that a URL resolves away. */
const isNoPath = (segment: string) => !['', '.', '..', 'mine'].includes(segment);
