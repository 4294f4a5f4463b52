import type { mongo } from 'mongoose';
import { startTestService } from '../test-service.js';

const system = startTestService();
const declined = { paymentMethodId: 'pm_card_chargeDeclined' };

/** What MongoDB was asked of orders meanwhile. */
async function asked(work: () => Promise<unknown>): Promise<mongo.BSON.Document[]> {
  const { connection } = system.platform();
  await connection.db?.command({ profile: 2 });
  await work();
  await connection.db?.command({ profile: 0 });
  const profile = connection.collection('system.profile');
  const found = await profile.find({ 'command.aggregate': 'orders' }).toArray();
  await profile.drop();
  return found;
}

describe('the look at an order and at what was made to pay it', () => {
  it('follows indexes to just these, before a payment and once its charge is there', async () => {
    const [order, other] = [await system.order(), await system.order()];
    for (const one of [order, order, other, other]) await system.pay(one, declined);

    const looks = await asked(() => system.pay(order));

    expect(looks.map(({ docsExamined }) => docsExamined)).toEqual([3, 4]);
    expect(looks.map(({ planSummary }) => planSummary)).not.toContain('COLLSCAN');
  });

  it('is one for all who look at the same time', async () => {
    const orders = await Promise.all(Array.from({ length: 20 }, () => system.order({ status: 'created' })));

    const looks = await asked(() => Promise.all(orders.map((order) => system.pay(order))));

    expect(looks.length).toBeLessThan(orders.length);
  });

  it('is all that is asked for a payment that comes before the ticket is reserved', async () => {
    const order = await system.order({ status: 'created' });
    const find = jest.spyOn(system.platform().connection.model('Charge'), 'findOne');

    const looks = await asked(() => system.pay(order, undefined, { 'Idempotency-Key': 'early' }));

    expect(looks).toHaveLength(1);
    expect(find).not.toHaveBeenCalled();
    find.mockRestore();
  });
});
