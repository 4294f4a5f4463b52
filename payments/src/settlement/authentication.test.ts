import { startTestService } from '../test-service.js';

const system = startTestService();

type Order = Awaited<ReturnType<typeof system.order>>;

const CREATE = 'POST /v1/payment_intents';
const card = { paymentMethodId: 'pm_card_authenticationRequired' };
const emptyCard = { paymentMethodId: 'pm_card_authenticationRequiredChargeDeclinedInsufficientFunds' };

const statuses = async (order: Order) =>
  (await system.shown(order)).map(({ status }: { status: string }) => status);
const becomes = (order: Order, ...expected: string[]) =>
  system.inTime(async () => expect(await statuses(order)).toEqual(expected));
const intentStatuses = async (order: Order) =>
  (await system.account.intentsOf(order)).map(({ status }) => status);

/** Lets at most half a minute pass until the reconciler has begun to look at it. Resolves to when it will again. */
const lookedAt = (order: Order, since: Date) =>
  system.inTime(async (): Promise<Date> => {
    const next: Date = (await system.charges().findOne({ orderId: order.id }))?.checkAt;
    expect(next > since).toBe(true);
    return next;
  }, 30_000);

/** Nobody waits for the bank any more: so that the books can be compared after the test. */
const end = (order: Order) => system.cancel(order);

describe('a card that asks for authentication', () => {
  it('is answered with what the browser needs for it, and takes no money yet', async () => {
    const { order, chargeId, intentId, answer } = await system.atTheBank();

    expect(answer).toEqual({
      id: chargeId,
      orderId: order.id,
      amount: 19.99,
      currency: 'usd',
      status: 'requires_action',
      createdAt: expect.any(String),
      message: 'Your bank asks you to confirm this payment',
      clientSecret: expect.stringMatching(`^${intentId}_secret_`),
      authenticationUrl: `${system.account.url()}/test/payment_intents/${intentId}/authentication`,
    });
    expect(await system.account.held()).not.toHaveProperty(order.id);
    expect(JSON.stringify(await system.charges().findOne({ orderId: order.id }))).not.toContain('_secret_');
    await end(order);
  });

  it('pays when the buyer comes back from the bank', async () => {
    const { order, chargeId, intentId } = await system.atTheBank();
    await system.account.authenticate(intentId, 'complete');

    const answer = await system.resume(order, chargeId);

    expect(answer.status).toBe(201);
    expect(answer.body).toMatchObject({ id: chargeId, status: 'completed', card: { last4: '3184' } });
    await system.published();
    expect(system.told('payment:created', order)).toHaveLength(1);
    expect((await system.resume(order, chargeId)).body).toEqual(answer.body);
  });

  it('pays although the buyer never comes back', async () => {
    const { order, intentId } = await system.atTheBank();
    await system.account.authenticate(intentId, 'complete');
    await becomes(order, 'completed');
  });

  it('shows the way to the bank again to who opens the page again', async () => {
    const { order, chargeId, answer } = await system.atTheBank();
    expect(await statuses(order)).toEqual(['requires_action']);

    const again = await system.resume(order, chargeId);

    expect(again.status).toBe(202);
    expect(again.body).toEqual(answer);
    await end(order);
  });

  it('waits for the buyer as long as the order can be paid, and is cancelled at Stripe then', async () => {
    const { order, intentId } = await system.atTheBank();
    system.clock.advance(13 * 60_000);
    const once = await lookedAt(order, system.clock.now());
    system.clock.advance(once.getTime() - system.clock.now().getTime());
    await lookedAt(order, once);
    // The first look is over: no sweep begins before the one before it has ended.
    expect(system.clock.now() < new Date(order.expiresAt)).toBe(true);
    expect(await statuses(order)).toEqual(['requires_action']);

    system.clock.advance(3 * 60_000);
    await becomes(order, 'failed');

    expect(system.clock.now() >= new Date(order.expiresAt)).toBe(true);
    expect(await intentStatuses(order)).toEqual(['canceled']);
    await expect(system.account.authenticate(intentId, 'complete')).rejects.toThrow('canceled');
  });

  it('is cancelled at Stripe when the order is', async () => {
    const { order } = await system.atTheBank();
    await system.cancel(order, 'cancelled-by-buyer');
    await becomes(order, 'failed');
    expect(await intentStatuses(order)).toEqual(['canceled']);
  });

  it('sends nobody to the bank for an order that is over', async () => {
    const { order, chargeId } = await system.atTheBank();
    await system.cancel(order);

    const answer = await system.resume(order, chargeId);

    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].code).toBe('authentication_abandoned');
    expect(await intentStatuses(order)).toEqual(['canceled']);
  });

  it('gives the money back when the bank is faster than the end of the order', async () => {
    const { order, intentId } = await system.atTheBank();
    await system.account.authenticate(intentId, 'complete');
    await system.cancel(order);
    await becomes(order, 'refunded');
    await system.published();
    expect(system.told('payment:created', order)).toHaveLength(1);
    expect(system.told('payment:refunded', order)).toHaveLength(1);
  });

  it('is found to wait for the buyer where the answer of Stripe was lost', async () => {
    const order = await system.order();
    await system.account.break({ fault: 'silence-after-acting', endpoint: CREATE });
    expect((await system.pay(order, card)).status).toBe(503);

    await becomes(order, 'requires_action');

    const [charge] = await system.shown(order);
    expect((await system.resume(order, charge.id)).status).toBe(202);
    await end(order);
  });
});

describe('an authentication that fails', () => {
  it('is told, counts as no decline, and leaves nothing that could be paid later', async () => {
    const { order, chargeId, intentId } = await system.atTheBank();
    await system.account.authenticate(intentId, 'fail');

    const answer = await system.resume(order, chargeId);

    expect(answer.status).toBe(400);
    expect(answer.body.errors).toEqual([
      {
        message: expect.stringContaining('could not confirm that it was you'),
        code: 'authentication_failed',
      },
    ]);
    expect(await intentStatuses(order)).toEqual(['canceled']);
    expect((await system.pay(order)).status).toBe(201);
  });

  it('after which the bank declines counts as a decline', async () => {
    const { order, chargeId, intentId } = await system.atTheBank(emptyCard);
    await system.account.authenticate(intentId, 'complete');

    const answer = await system.resume(order, chargeId);

    expect(answer.body.errors).toEqual([
      { message: 'Your card has insufficient funds.', code: 'insufficient_funds' },
    ]);
    expect(await system.charges().findOne({ orderId: order.id })).toMatchObject({
      status: 'failed',
      failure: { declined: true },
    });
  });
});
