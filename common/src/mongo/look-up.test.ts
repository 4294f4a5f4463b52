import { lookUpTogether } from './look-up.js';

describe('looking up by id', () => {
  it('asks once for those who ask at the same time, and finds each its own, or none', async () => {
    const find = jest.fn(async (ids: string[]) => ids.filter((id) => id !== 'none').map((_id) => ({ _id })));
    const lookUp = lookUpTogether(find);
    const found = await Promise.all(['a', 'none', 'a', 'b'].map(lookUp));
    expect(found).toEqual([{ _id: 'a' }, undefined, { _id: 'a' }, { _id: 'b' }]);
    expect(find.mock.calls).toEqual([[['a', 'none', 'b']]]);
  });

  it('finds each by another key that is its own', async () => {
    const orders = ['a', 'b'].map((ticketId, index) => ({ _id: index, ticketId }));
    const lookUp = lookUpTogether(
      async () => orders,
      ({ ticketId }) => ticketId,
    );

    expect(await Promise.all([lookUp('b'), lookUp('a')])).toEqual([orders[1], orders[0]]);
  });
});
