import { badCookies, cookieOf, impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { afterNextRead, completed, look, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus, outbox, connection } = startTestService();
const seller = newId();

const withdraw = (id: string, cookie = cookieOf(seller)) =>
  request(app).delete(`/api/tickets/${id}`).set('Cookie', cookie);

const eventsOf = (id: string) => bus.published('ticket:updated').filter(({ data }) => data.id === id);

describe('DELETE /api/tickets/:id', () => {
  it('takes the ticket from sale and tells the others', async () => {
    const ticket = await putOnSale(app, { seller });

    const answer = await withdraw(ticket.id);
    expect(answer.status).toBe(204);
    expect(answer.text).toBe('');
    expect(await look(app, ticket)).toMatchObject({ status: 'withdrawn', version: 1 });
    const { body } = await request(app).get('/api/tickets?limit=100');
    expect(body.map(({ id }: { id: string }) => id)).not.toContain(ticket.id);
    await outbox.settled();
    expect(eventsOf(ticket.id)).toMatchObject([{ data: { status: 'withdrawn', version: 1 } }]);
  });

  it('changes nothing the second time', async () => {
    const ticket = await putOnSale(app, { seller });
    await withdraw(ticket.id);

    expect((await withdraw(ticket.id)).status).toBe(204);
    expect(await look(app, ticket)).toMatchObject({ status: 'withdrawn', version: 1 });
    await outbox.settled();
    expect(eventsOf(ticket.id)).toHaveLength(1);
  });

  it('refuses to withdraw what a buyer has locked or bought', async () => {
    const ticket = await putOnSale(app, { seller });
    const order = orderFor(ticket);
    await bus.deliver('order:created', order);

    const locked = await withdraw(ticket.id);
    expect(locked.status).toBe(400);
    expect(locked.body).toEqual({ errors: [{ message: 'The ticket is locked: somebody is buying it' }] });

    await bus.deliver('order:completed', completed(order));
    const sold = await withdraw(ticket.id);
    expect(sold.status).toBe(400);
    expect(sold.body).toEqual({ errors: [{ message: 'The ticket is sold' }] });
    expect(await look(app, ticket)).toMatchObject({ status: 'sold', orderId: order.id });
  });

  it('is refused when a buyer locks the ticket between its look and its save', async () => {
    const ticket = await putOnSale(app, { seller });
    const order = orderFor(ticket);
    afterNextRead(connection, () => bus.deliver('order:created', order));

    const answer = await withdraw(ticket.id);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The ticket is locked: somebody is buying it' }] });
    expect(await look(app, ticket)).toMatchObject({ status: 'reserved', orderId: order.id });
  });

  it.each([['no session', ''], ...badCookies])('refuses a visitor with %s', async (_name, cookie) => {
    const ticket = await putOnSale(app, { seller });
    const answer = await withdraw(ticket.id, cookie);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    expect(await look(app, ticket)).toEqual(ticket);
  });

  it('refuses whoever did not list the ticket', async () => {
    const ticket = await putOnSale(app, { seller });
    expect((await withdraw(ticket.id, cookieOf(newId()))).status).toBe(401);
    expect(await look(app, ticket)).toEqual(ticket);
  });

  it.each([newId(), ...impossibleIds])('answers 404 to the id %p', async (id) => {
    const answer = await withdraw(id);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such ticket' }] });
  });

  it('answers 404 to whatever stands in the place of an id', async () => {
    const segment = fc.webSegment().filter((text) => !['', '.', '..'].includes(text));
    await fc.assert(
      fc.asyncProperty(segment, async (id) => {
        const answer = await withdraw(id);
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual({ errors: [{ message: expect.any(String) }] });
      }),
      { numRuns: 50 },
    );
  });
});
