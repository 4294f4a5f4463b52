import { startTestService } from '../test-service.js';

const system = startTestService();

const CANCEL = 'POST /v1/payment_intents/:id/cancel';

type Order = Awaited<ReturnType<typeof system.order>>;

const statuses = async (order: Order) =>
  (await system.shown(order)).map(({ status }: { status: string }) => status);
const intentStatuses = async (order: Order) =>
  (await system.account.intentsOf(order)).map(({ status }) => status);

describe('another card while one waits for the bank', () => {
  it('takes its place', async () => {
    const { order, chargeId, intentId } = await system.atTheBank();

    expect((await system.pay(order)).status).toBe(201);

    expect(await statuses(order)).toEqual(['completed', 'failed']);
    expect(await intentStatuses(order)).toEqual(['canceled', 'succeeded']);
    await expect(system.account.authenticate(intentId, 'complete')).rejects.toThrow('canceled');
    const answer = await system.resume(order, chargeId);
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].code).toBe('authentication_abandoned');
  });

  it('is not charged when the first has been paid meanwhile', async () => {
    const { order, intentId } = await system.atTheBank();
    await system.account.authenticate(intentId, 'complete');

    const answer = await system.pay(order);

    expect(answer.body).toEqual({ errors: [{ message: 'The order is already paid' }] });
    expect(await system.shown(order)).toMatchObject([{ status: 'completed', card: { last4: '3184' } }]);
    expect(await system.account.intentsOf(order)).toHaveLength(1);
  });

  it('is refused while nobody knows whether the first can still be paid', async () => {
    const { order } = await system.atTheBank();
    await system.account.break({ fault: 'error-before-acting', endpoint: CANCEL });

    const answer = await system.pay(order);

    expect(answer.body).toEqual({ errors: [{ message: 'A payment for this order is under way' }] });
    await system.account.reset();
    expect((await system.pay(order)).status).toBe(201);
  });

  it('from two tabs at once is one charge at most', async () => {
    const { order } = await system.atTheBank();
    const answers = await Promise.all([1, 2, 3].map(() => system.pay(order)));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
    expect(await system.account.held()).toMatchObject({ [order.id]: 1999 });
  });
});
