import { cookieOf, impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const { app, place, placeAndLock } = startTestService();

const show = (id: string, user = newId()) =>
  request(app).get(`/api/orders/${id}`).set('Cookie', cookieOf(user));

describe('GET /api/orders/:id', () => {
  it('shows an order to its buyer', async () => {
    const { id, buyer, ticket } = await placeAndLock();

    const answer = await show(id, buyer);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual({
      id,
      status: 'awaiting:payment',
      expiresAt: expect.any(String),
      userId: buyer,
      version: 1,
      createdAt: expect.any(String),
      ticket: { id: ticket.id, title: 'Opera', price: 20, currency: 'usd' },
    });
  });

  it('refuses it to everybody else', async () => {
    const { id, ticket } = await place();
    for (const user of [newId(), ticket.userId]) {
      const answer = await show(id, user);
      expect(answer.status).toBe(401);
      expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
    }
  });

  it('refuses a visitor who is not signed in, whether or not there is such an order', async () => {
    const { id } = await place();
    expect((await request(app).get(`/api/orders/${id}`)).status).toBe(401);
    expect((await request(app).get(`/api/orders/${newId()}`)).status).toBe(401);
  });

  it.each([newId(), ...impossibleIds])('answers 404 for an order that is not there: %.30s', async (id) => {
    const answer = await show(id);
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: expect.any(String) }] });
  });

  it('answers 404 for any other text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }), async (text) => {
        const answer = await show(`-${encodeURIComponent(text)}`);
        expect(answer.status).toBe(404);
        expect(answer.body).toEqual({ errors: [{ message: expect.any(String) }] });
      }),
      { numRuns: 50 },
    );
  });
});
