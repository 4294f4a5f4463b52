import { endsOf, missingEnds, noEnds } from './ends.js';

describe('the ends of histories', () => {
  it('are counted by what is there', () => {
    const orders = [
      { status: 'complete' },
      { _id: 'o2', status: 'cancelled', reason: 'expired' },
      { status: 'cancelled', reason: 'refused' },
    ];
    const charges = [
      { status: 'completed' },
      { _id: 'c2', orderId: 'o2', status: 'refunded' },
      { status: 'refunded' },
    ];

    const facts = [{ kind: 'paid' as const, by: 'p0a', orderId: 'o2', chargeId: 'c2' }];

    expect(endsOf({ orders, charges }, facts)).toEqual({ sales: 1, refunds: 2, expiries: 1, givenBack: 1 });
  });

  it('are missed in enough histories, and not in a few', () => {
    const all = { ...noEnds, sales: 1, refunds: 1, expiries: 1 };

    expect(missingEnds(noEnds, 39)).toEqual([]);
    expect(missingEnds({ ...all, sales: 0, refunds: 0 }, 40)).toEqual([
      'There were no sales in 40 histories',
    ]);
    expect(missingEnds(noEnds, 300)).toHaveLength(3);
    expect(missingEnds(all, 300)).toEqual([]);
  });
});
