import { eventually } from '@ticketing/common/testing';
import { PATIENCE, startTestService } from '../test-service.js';

const system = startTestService();

const CREATE = 'POST /v1/payment_intents';
const checking = { errors: [{ message: 'You have not been charged twice; we are checking' }] };

const statuses = async (order: { id: string }) =>
  (await system.charges().find({ orderId: order.id }).sort({ _id: 1 }).toArray()).map(({ status }) => status);
const becomes = (order: { id: string }, ...expected: string[]) =>
  system.inTime(async () => expect(await statuses(order)).toEqual(expected));

/** Milliseconds of the tests' clock between the first attempt and its end. */
async function timeToSettle(order: { id: string }) {
  const charge = await system.charges().findOne({ orderId: order.id });
  return charge?.updatedAt - charge?.createdAt;
}

describe('a payment whose outcome is unknown', () => {
  it.each([
    ['Stripe is silent after charging', 'silence-after-acting'],
    ['Stripe fails after charging', 'error-after-acting'],
  ])('because %s is found to be paid, and charged once', async (_name, fault) => {
    const order = await system.order();
    await system.account.break({ fault, endpoint: CREATE });

    const answer = await system.pay(order);
    expect(answer.status).toBe(503);
    expect(answer.body).toEqual(checking);
    const again = await system.pay(order);
    expect(again.body).toEqual({ errors: [{ message: 'A payment for this order is under way' }] });
    expect(await system.shown(order)).toMatchObject([
      { status: 'created', message: checking.errors[0]?.message },
    ]);

    await system.inTime(async () => expect(await statuses(order)).toEqual(['completed']), PATIENCE - 1_000);
    await system.published();
    expect(system.told('payment:created', order)).toHaveLength(1);
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  it('because Stripe fails before charging is given up once nothing can arrive there, and can be paid again', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'error-before-acting', endpoint: CREATE });
    expect((await system.pay(order)).status).toBe(503);
    await system.account.reset();

    await becomes(order, 'failed');
    expect(await timeToSettle(order)).toBeGreaterThan(PATIENCE + 30_000);
    expect(await system.shown(order)).toMatchObject([
      { message: 'The payment did not go through. You have not been charged.' },
    ]);

    expect((await system.pay(order)).status).toBe(201);
  });

  it('counts as a decline when that is what it was', async () => {
    const order = await system.order();
    const card = { paymentMethodId: 'pm_card_chargeDeclined' };
    await system.pay(order, card);
    await system.pay(order, card);
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    expect((await system.pay(order, card)).status).toBe(503);

    await becomes(order, 'failed', 'failed', 'failed');
    await system.published();
    expect(system.told('payment:failed', order)).toHaveLength(1);
  });

  it('stays unknown while Stripe cannot be asked', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    await system.pay(order);
    await system.account.break({
      fault: 'error-before-acting',
      faultTimes: 3,
      endpoint: 'GET /v1/payment_intents',
    });

    system.clock.advance(5 * 60_000);
    await system.inTime(async () => {
      expect(await statuses(order)).toEqual(['created']);
      expect(await system.account.faultsLeft()).toBe(0);
    });
    await becomes(order, 'completed');
  });
});

describe('a crash', () => {
  it.each([
    ['after Stripe has charged', {}],
    ['while Stripe is about to charge', { hold: 'before-acting' }],
  ])('%s is finished by the next process', async (_name, hold) => {
    const order = await system.order();
    await system.account.break({ ...hold, fault: 'silence-after-acting', faultTimes: 1, endpoint: CREATE });
    const begun = system.pay(order).then((answer) => answer.body);
    await eventually(async () => expect(await system.account.faultsLeft()).toBe(0));
    await system.stop();
    expect(await begun).toEqual(checking);

    await system.account.reset();
    await eventually(async () => expect(await system.account.intentsOf(order)).toHaveLength(1));
    await system.boot();
    await becomes(order, 'completed');
    await system.published();
    expect(system.told('payment:created', order)).toHaveLength(1);
  });

  it('before Stripe is called leaves nothing but a failed attempt', async () => {
    const order = await system.order();
    const now = system.clock.now();
    await system.charges().insertOne({
      orderId: order.id,
      userId: order.userId,
      amount: 1999,
      currency: 'usd',
      status: 'created',
      checkAt: now,
      version: 0,
      outbox: [],
      createdAt: now,
      updatedAt: now,
    });

    await becomes(order, 'failed');
    expect((await system.pay(order)).status).toBe(201);
  });

  it('does not lose the event of a payment that was saved', async () => {
    const order = await system.order();
    system.bus.refuse(true);
    expect((await system.pay(order)).status).toBe(201);
    await system.stop();
    expect(system.told('payment:created', order)).toEqual([]);

    system.bus.refuse(false);
    await system.boot();
    await system.published();
    expect(system.told('payment:created', order)).toHaveLength(1);
  });
});
