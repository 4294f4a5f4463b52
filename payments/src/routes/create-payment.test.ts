import { badBodies, badText, cookieOf, impossibleIds, newId } from '@ticketing/common/testing';
import fc from 'fast-check';
import request from 'supertest';
import { startTestService } from '../test-service.js';

const system = startTestService();

const post = (body: unknown, cookie = cookieOf(newId())) =>
  request(system.app())
    .post('/api/payments')
    .set('Cookie', cookie)
    .send(body as object);

describe('POST /api/payments', () => {
  it.each([
    ['a payment method', { paymentMethodId: 'pm_card_visa' }],
    ['a token', { token: 'tok_visa' }],
  ])('takes the price of the ticket by %s and tells the others', async (_name, card) => {
    const order = await system.order();

    const answer = await system.pay(order, card);

    expect(answer.status).toBe(201);
    expect(answer.body).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{24}$/),
      orderId: order.id,
      amount: 19.99,
      currency: 'usd',
      status: 'completed',
      createdAt: expect.any(String),
      paidAt: system.clock.now().toISOString(),
      receiptNumber: expect.stringMatching(/^R[0-9A-Z]{18,19}$/),
      card: { brand: 'visa', last4: '4242' },
    });
    await system.published();
    const { id, userId } = order;
    expect(system.told('payment:created', order)).toEqual([
      {
        id: answer.body.id,
        version: 1,
        orderId: id,
        userId,
        amount: 1999,
        currency: 'usd',
        status: 'completed',
      },
    ]);
    const [intent] = await system.account.intentsOf(order);
    expect(intent).toMatchObject({ amount: 1999, metadata: { orderId: id, chargeId: answer.body.id } });
    expect(await system.charges().findOne({ orderId: id })).toMatchObject({
      status: 'completed',
      intentId: intent?.id,
      outbox: [],
    });
  });

  it('refuses a visitor who is not signed in', async () => {
    const order = await system.order();
    const answer = await post({ orderId: order.id, token: 'tok_visa' }, '');
    expect(answer.status).toBe(401);
    expect(answer.body).toEqual({ errors: [{ message: 'Not authorized' }] });
  });

  it("refuses to pay somebody else's order", async () => {
    const order = await system.order();
    const answer = await post({ orderId: order.id, token: 'tok_visa' });
    expect(answer.status).toBe(401);
    expect(await system.account.intentsOf(order)).toEqual([]);
  });

  it('does not find an order that there is not', async () => {
    const answer = await post({ orderId: newId(), token: 'tok_visa' });
    expect(answer.status).toBe(404);
    expect(answer.body).toEqual({ errors: [{ message: 'No such order' }] });
  });

  it('asks to come back in a second while the ticket is still being reserved', async () => {
    const order = await system.order({ version: 0, status: 'created' });
    const early = await system.pay(order);
    expect(early.status).toBe(400);
    expect(early.headers['retry-after']).toBe('1');
    expect(early.body).toEqual({ errors: [{ message: 'The ticket is still being reserved' }] });

    await system.next(order, { status: 'awaiting:payment' });
    expect((await system.pay(order)).status).toBe(201);
  });

  it.each([
    ['cancelled', { status: 'cancelled', reason: 'cancelled-by-buyer' }, 'The order is cancelled'],
    ['cancelled because it expired', { status: 'cancelled', reason: 'expired' }, 'The order has expired'],
    [
      'past its end by our clock',
      { status: 'awaiting:payment', expiresAt: '2020-01-01T00:00:00.000Z' },
      'The order has expired',
    ],
    ['complete', { status: 'complete' }, 'The order is already paid'],
  ] as const)('refuses an order that is %s', async (_name, state, message) => {
    const order = await system.order(state);
    const answer = await system.pay(order);
    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message }] });
    expect(await system.account.intentsOf(order)).toEqual([]);
    expect(await system.charges().countDocuments({ orderId: order.id })).toBe(0);
  });

  it('refuses to take money for what is paid', async () => {
    const order = await system.order();
    await system.pay(order);

    const again = await system.pay(order);

    expect(again.status).toBe(400);
    expect(again.body).toEqual({ errors: [{ message: 'The order is already paid' }] });
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  it('charges once for a double click, and says so to the other', async () => {
    const order = await system.order();

    const answers = await Promise.all([1, 2, 3, 4, 5].map(() => system.pay(order)));

    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    const others = answers.filter(({ status }) => status === 400).map(({ body }) => body.errors[0].message);
    expect(others).toHaveLength(4);
    for (const message of others) {
      expect(['A payment for this order is under way', 'The order is already paid']).toContain(message);
    }
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  describe('with bad input answers 400 and writes nothing', () => {
    const chargesBefore = () => system.charges().countDocuments();
    const field = async (body: object, name: string) => {
      const before = await chargesBefore();
      const answer = await post(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([{ message: expect.any(String), field: name }]);
      expect(await chargesBefore()).toBe(before);
    };

    it.each([...badText, ...impossibleIds.map((id) => [id.slice(0, 30), id] as const)])(
      'orderId %s',
      (_name, orderId) => field({ orderId, token: 'tok_visa' }, 'orderId'),
    );
    it.each(badText)('token %s', (_name, token) => field({ orderId: newId(), token }, 'token'));
    it.each(badText.filter(([name]) => name !== 'missing'))('paymentMethodId %s', (_name, paymentMethodId) =>
      field({ orderId: newId(), paymentMethodId }, 'paymentMethodId'),
    );
    it('a token and a payment method', () =>
      field({ orderId: newId(), token: 'tok_visa', paymentMethodId: 'pm_card_visa' }, 'token'));

    it.each(badBodies)('a body that is %s', async (_name, body) => {
      const answer = await request(system.app())
        .post('/api/payments')
        .set('Cookie', cookieOf(newId()))
        .type('application/json')
        .send(body);
      expect(answer.status).toBe(400);
      expect(answer.body.errors[0].message).toEqual(expect.any(String));
    });
  });

  it('answers anything that is no payment with 4xx in the one shape', async () => {
    const order = await system.order();
    const before = await system.charges().countDocuments();
    const value = fc.oneof(fc.jsonValue(), fc.constant(order.id), fc.constant('tok_visa'));
    const bodies = fc.oneof(
      fc.jsonValue().filter((body) => typeof body === 'object'),
      fc.record({ orderId: value, token: value, paymentMethodId: value }, { requiredKeys: [] }),
    );
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        // Somebody else's order at most: so nothing can be a payment.
        const answer = await post(body);
        expect(answer.status).toBeGreaterThanOrEqual(400);
        expect(answer.status).toBeLessThan(500);
        expect(answer.body.errors[0].message).toEqual(expect.any(String));
      }),
      { numRuns: 50 },
    );
    expect(await system.charges().countDocuments()).toBe(before);
  });
});
