import { badCookies, cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';
import { completed, orderFor, putOnSale } from '../test-tickets.js';

const { app, bus } = startTestService();

const list = (cookie: string) => request(app).get('/api/tickets/mine').set('Cookie', cookie);

describe('GET /api/tickets/mine', () => {
  it("shows the caller's own listings in every state, newest first", async () => {
    const seller = newId();
    const first = await putOnSale(app, { seller });
    const second = await putOnSale(app, { seller });
    const third = await putOnSale(app, { seller });
    await putOnSale(app);
    const order = orderFor(first);
    await bus.deliver('order:created', order);
    await bus.deliver('order:completed', completed(order));
    await bus.deliver('order:created', orderFor(second));
    await request(app).delete(`/api/tickets/${third.id}`).set('Cookie', cookieOf(seller)).expect(204);

    const answer = await list(cookieOf(seller));
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject([
      { id: third.id, status: 'withdrawn' },
      { id: second.id, status: 'reserved' },
      { id: first.id, status: 'sold', orderId: order.id },
    ]);
  });

  it('is empty for who has listed nothing', async () => {
    const answer = await list(cookieOf(newId()));
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([]);
  });

  it.each([['no session', ''], ...badCookies])('refuses a visitor with %s', async (_name, cookie) => {
    const answer = await list(cookie);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
  });
});
