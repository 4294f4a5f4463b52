import { pause, systemClock } from '@ticketing/common';
import mongoose from 'mongoose';
import { startTestService } from '../test-service.js';

const system = startTestService();

const declined = { paymentMethodId: 'pm_card_chargeDeclinedInsufficientFunds' };
const statuses = async (order: { id: string }) =>
  (await system.charges().find({ orderId: order.id }).sort({ _id: 1 }).toArray()).map(({ status }) => status);

describe('a declined card', () => {
  it("is told in Stripe's own words, and another card pays the order", async () => {
    const order = await system.order();

    const first = await system.pay(order, declined);
    expect(first.status).toBe(400);
    expect(first.body).toEqual({
      errors: [{ message: 'Your card has insufficient funds.', code: 'insufficient_funds' }],
    });
    expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({
      status: 'failed',
      failure: { declined: true, code: 'card_declined', declineCode: 'insufficient_funds' },
    });

    expect((await system.pay(order)).status).toBe(201);
    expect(await statuses(order)).toEqual(['failed', 'completed']);
    await system.published();
    expect(system.told('payment:failed', order)).toEqual([]);
    expect(system.told('payment:created', order)).toHaveLength(1);
  });

  it('is the end of the order at the third time', async () => {
    const order = await system.order();
    await system.pay(order, declined);
    await system.pay(order, { token: 'tok_chargeDeclinedExpiredCard' });
    await system.published();
    expect(system.told('payment:failed', order)).toEqual([]);

    const third = await system.pay(order, { paymentMethodId: 'pm_card_chargeDeclinedIncorrectCvc' });
    expect(third.body).toEqual({
      errors: [{ message: "Your card's security code is incorrect.", code: 'incorrect_cvc' }],
    });
    await system.published();
    expect(system.told('payment:failed', order)).toEqual([
      expect.objectContaining({ orderId: order.id, status: 'failed', amount: 1999, version: 1 }),
    ]);

    const fourth = await system.pay(order);
    expect(fourth.status).toBe(400);
    expect(fourth.body.errors[0].message).toContain('Too many cards were declined');
    expect(await system.account.intentsOf(order)).toHaveLength(3);
  });

  it('is counted for each order by itself', async () => {
    const [one, other] = [await system.order(), await system.order()];
    for (const order of [one, other, one, other]) await system.pay(order, declined);

    expect((await system.pay(one)).status).toBe(201);
    expect((await system.pay(other)).status).toBe(201);
  });
});

describe('a card that Stripe does not know', () => {
  it.each([
    ['payment method', { paymentMethodId: 'pm_1Nobody' }],
    ['token', { token: 'tok_1Nobody' }],
  ])('by its %s is refused, and does not count as declined', async (_name, card) => {
    const order = await system.order();
    for (let attempt = 1; attempt <= 3; attempt++) {
      const answer = await system.pay(order, card);
      expect(answer.status).toBe(400);
      expect(answer.body.errors).toEqual([
        {
          message: 'The card details were not accepted. Please enter them again.',
          code: 'resource_missing',
        },
      ]);
    }
    expect((await system.pay(order)).status).toBe(201);
  });
});

describe('an order that ends while its payment begins', () => {
  it('is not charged when the end comes between the look and the attempt', async () => {
    const order = await system.order();
    const attempts = system.platform().connection.model('Charge').prototype;
    const { save } = attempts;
    const insert = jest.spyOn(attempts, 'save').mockImplementationOnce(async function (this: unknown) {
      await system.cancel(order);
      return save.call(this);
    });

    const answer = await system.pay(order);
    insert.mockRestore();

    expect(answer.status).toBe(400);
    expect(answer.body).toEqual({ errors: [{ message: 'The order has expired' }] });
    expect(await system.account.intentsOf(order)).toEqual([]);
    expect(await statuses(order)).toEqual(['failed']);
  });

  it.each([0, 2, 4, 6, 8, 10, 15, 20, 30])(
    'keeps no money when the end comes %i ms after the click',
    async (delay) => {
      const order = await system.order();

      const [answer] = await Promise.all([
        system.pay(order),
        pause(systemClock, delay).then(() => system.cancel(order)),
      ]);

      expect([201, 400]).toContain(answer.status);
      await system.inTime(async () => {
        expect(await system.account.held()).not.toHaveProperty(order.id);
        expect(await statuses(order)).not.toContain('completed');
      });
    },
  );
});

describe('a payment whose end cannot be written down', () => {
  it('is not said to be made until it is', async () => {
    const order = await system.order();
    const attempts = system.platform().connection.model('Charge').prototype;
    const { save } = attempts;
    const saves = jest
      .spyOn(attempts, 'save')
      .mockImplementationOnce(save)
      .mockRejectedValueOnce(new mongoose.mongo.MongoNetworkError('connection closed'));

    const answer = await system.pay(order);
    saves.mockRestore();

    expect(answer.status).toBe(503);
    await system.inTime(async () => expect(await statuses(order)).toEqual(['completed']));
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });
});
