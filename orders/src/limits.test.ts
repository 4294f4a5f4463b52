import { cookieOf, newId } from '@ticketing/common/testing';
import request from 'supertest';
import { startTestService } from './test-service.js';

const { app, clock, sell, postOrder } = startTestService({ limits: 'orders:2/60' });

it('a buyer orders and cancels so much and no more, reads on, and goes on later', async () => {
  const [ticket, other, buyer] = [await sell(), await sell(), newId()];
  const { id } = (await postOrder(ticket.id, buyer).expect(201)).body;
  const cancel = () => request(app).delete(`/api/orders/${id}`).set('Cookie', cookieOf(buyer));
  expect((await cancel()).status).toBe(204);

  const refused = await request(app)
    .post('/api/orders')
    .set('Cookie', cookieOf(buyer))
    .send({ ticketId: other.id });

  expect(refused.status).toBe(429);
  expect(refused.get('Retry-After')).toBe('60');
  expect(refused.body).toEqual({
    errors: [{ message: 'Too many attempts. Please try again in 60 seconds.' }],
  });
  expect((await cancel()).status).toBe(429);
  expect((await request(app).get('/api/orders').set('Cookie', cookieOf(buyer))).status).toBe(200);
  expect((await postOrder(ticket.id, newId())).status).toBe(201);
  clock.advance(60_000);
  expect((await postOrder(other.id, buyer)).status).toBe(201);
});
