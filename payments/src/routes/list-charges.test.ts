import { badText, cookieOf, impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const system = startTestService();

const list = (query: string, userId = newId()) =>
  request(system.app()).get(`/api/payments${query}`).set('Cookie', cookieOf(userId));

describe('GET /api/payments', () => {
  it("shows a buyer every attempt to pay an order, newest first, in dollars and with Stripe's words", async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_chargeDeclined' });
    const paid = await system.pay(order);

    const answer = await list(`?orderId=${order.id}`, order.userId);

    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([
      paid.body,
      {
        id: expect.any(String),
        orderId: order.id,
        amount: 19.99,
        currency: 'usd',
        status: 'failed',
        createdAt: expect.any(String),
        message: 'Your card was declined.',
        failure: {
          code: 'card_declined',
          message: 'Your card was declined.',
        },
      },
    ]);
  });

  it('tells nobody why a bank does not trust a card', async () => {
    const order = await system.order();
    await system.pay(order, { paymentMethodId: 'pm_card_chargeDeclinedStolenCard' });
    const answer = await list(`?orderId=${order.id}`, order.userId);
    expect(answer.body).toMatchObject([{ failure: { code: 'card_declined' } }]);
    expect(answer.text).not.toContain('stolen');
  });

  it('shows nothing of what others pay', async () => {
    const order = await system.order();
    await system.pay(order);
    const answer = await list(`?orderId=${order.id}`);
    expect(answer.status).toBe(200);
    expect(answer.body).toEqual([]);
  });

  it('finds the order in whatever case its id is written', async () => {
    const order = await system.order();
    await system.pay(order);
    expect((await list(`?orderId=${order.id.toUpperCase()}`, order.userId)).body).toHaveLength(1);
  });

  it('refuses a visitor who is not signed in', async () => {
    const answer = await request(system.app()).get(`/api/payments?orderId=${newId()}`);
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
  });

  it.each([
    ['no order', ''],
    ['two orders', `?orderId=${newId()}&orderId=${newId()}`],
    ...badText.map(([name, text]) => [name, `?orderId=${encodeURIComponent(JSON.stringify(text) ?? '')}`]),
    ...impossibleIds.map((id) => [id.slice(0, 20), `?orderId=${id}`]),
  ])('with %s answers 400 at the field', async (_name, query) => {
    const answer = await list(query);
    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([{ message: 'orderId must be a valid id', field: 'orderId' }]);
  });

  it('answers any text that is no id with 400 in the one shape', async () => {
    const isNoId = (text: string) => !/^[0-9a-f]{24}$/i.test(text);
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 50 }).filter(isNoId), async (orderId) => {
        const answer = await list(`?${new URLSearchParams({ orderId })}`);
        expect(answer.status).toBe(400);
        expect(answer.body.errors).toEqual([{ message: 'orderId must be a valid id', field: 'orderId' }]);
      }),
      { numRuns: 50 },
    );
  });
});
