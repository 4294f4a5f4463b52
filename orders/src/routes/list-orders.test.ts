import { cookieOf, cookieWith, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, connection, sell, place, postOrder } = startTestService();

const list = (cookie: string) => request(app).get('/api/orders').set('Cookie', cookie);

describe('GET /api/orders', () => {
  it("shows the buyer's own orders in every state, newest first", async () => {
    const buyer = newId();
    const [opera, ballet] = [await sell({ title: 'Opera' }), await sell({ title: 'Ballet', price: 1_050 })];
    const first = await postOrder(opera.id, buyer);
    const second = await postOrder(ballet.id, buyer);
    await request(app).delete(`/api/orders/${first.body.id}`).set('Cookie', cookieOf(buyer));
    await place();

    const answer = await list(cookieOf(buyer));

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([
      second.body,
      { ...first.body, status: 'cancelled', reason: 'cancelled-by-buyer', version: 1 },
    ]);
    expect(answer.body[0].ticket).toEqual({ id: ballet.id, title: 'Ballet', price: 10.5, currency: 'usd' });
  });

  it('shows at most 500', async () => {
    const buyer = newId();
    await connection.collection('orders').insertMany(
      Array.from({ length: 501 }, () => ({
        userId: buyer,
        ticket: { id: newId(), title: 'Opera', price: 2_000, currency: 'usd' },
        status: 'complete',
        expiresAt: new Date(),
        createdAt: new Date(),
        version: 2,
        outbox: [],
      })),
    );

    expect((await list(cookieOf(buyer))).body).toHaveLength(500);
  });

  it('is empty for a buyer without orders', async () => {
    const answer = await list(cookieOf(newId()));
    expect([answer.status, answer.body]).toEqual([200, []]);
  });

  it.each([
    ['no cookie', ''],
    ['a token that is none', cookieWith('token')],
    ['an object for a token', cookieWith({ id: newId() })],
  ])('refuses a visitor with %s', async (_situation, cookie) => {
    const answer = await list(cookie);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
  });
});
