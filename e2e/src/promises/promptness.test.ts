import { keptSales, promptness } from './promptness.js';
import type { World } from './world.js';

const expiresAt = new Date('2030-01-01T12:15:00Z');
const before = (milliseconds: number) => new Date(expiresAt.getTime() - milliseconds);
const expired = { _id: 'o1', status: 'cancelled', reason: 'expired', expiresAt, version: 2 };
const world = (order: object, charges: object[] = []) =>
  ({ orders: [{ ...expired, ...order }], charges }) as unknown as World;

describe('promptness', () => {
  it('misses nothing where nobody paid before the end', () => {
    expect(promptness(world({}))).toEqual([]);
  });

  it('forgives a payment at the last moment, and one of an order that its buyer cancelled', () => {
    expect(promptness(world({}, [{ orderId: 'o1', paidAt: before(2_000) }]))).toEqual([]);
    const byBuyer = world({ reason: 'cancelled-by-buyer' }, [{ orderId: 'o1', paidAt: before(9_000) }]);
    expect(promptness(byBuyer)).toEqual([]);
  });

  it('tells of an order that expired although it was paid in time', () => {
    expect(promptness(world({}, [{ orderId: 'o1', paidAt: before(2_001) }]))).toEqual([
      'I5: order o1 was paid 2001 ms before it expired',
    ]);
  });

  it('tells of an order that expired and had never heard of its ticket', () => {
    expect(promptness(world({ version: 1 }))).toEqual([
      'I3: order o1 has expired, and never heard of its ticket',
    ]);
  });
});

describe('kept sales', () => {
  const paid = world({}, [{ _id: 'c1', orderId: 'o1', paidAt: before(9_000) }]);

  it('are missed by those who were told to have paid in time, and by nobody else', () => {
    const told = { kind: 'paid' as const, by: 'ann', orderId: 'o1', chargeId: 'c1' };

    expect(keptSales([told], paid)).toEqual(['I5: order o1 was paid 9000 ms before it expired']);
    expect(keptSales([], paid)).toEqual([]);
  });
});
