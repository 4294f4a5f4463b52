import type { Subject } from '@ticketing/common';
import { untrueNotices, watchPublished } from './watch.js';

function watch(...subjects: Subject[]) {
  const market = { blunders: [] as string[], noticed: new Set<string>() };
  const published = watchPublished(market);
  for (const subject of subjects)
    published({ subject, body: JSON.stringify({ data: { id: 'o1', ticket: { price: 1999 } } }) });
  return market;
}

describe('watching the ends of orders', () => {
  it('takes an end that is published again for what it is', () => {
    expect(watch('order:created', 'order:completed', 'order:completed').blunders).toEqual([]);
  });

  it('tells of an order that ended in two ways', () => {
    expect(watch('order:completed', 'order:cancelled').blunders).toEqual([
      'I5: order:cancelled came after order:completed of order o1',
    ]);
  });
});

describe('watching refusals', () => {
  const refused = (refusal: object) => {
    const market = { blunders: [] as string[], noticed: new Set<string>() };
    const published = watchPublished(market);
    const tell = (subject: Subject, data: object) => published({ subject, body: JSON.stringify({ data }) });
    tell('order:created', { id: 'o1', ticket: { price: 1999 } });
    tell('ticket:reservation-refused', { id: 't1', price: 1999, refusedOrderId: 'o1', ...refusal });
    return market.blunders;
  };

  it.each([
    { reason: 'already-taken', status: 'reserved', orderId: 'o2' },
    { reason: 'already-taken', status: 'sold', orderId: 'o2' },
    { reason: 'withdrawn', status: 'withdrawn' },
    { reason: 'price-changed', status: 'available', price: 2000 },
  ])('takes one with a cause for what it is: %j', (refusal) => {
    expect(refused(refusal)).toEqual([]);
  });

  it.each([
    { reason: 'already-taken', status: 'available' },
    { reason: 'already-taken', status: 'reserved', orderId: 'o1' },
    { reason: 'withdrawn', status: 'available' },
    { reason: 'price-changed', status: 'available' },
  ])('tells of one without: %j', (refusal) => {
    expect(refused(refusal)).toEqual([
      `I5: order o1 was refused as ${refusal.reason}, and the ticket is ${refusal.status}`,
    ]);
  });
});

describe('watching the notices of timers', () => {
  it('takes that of a timer that has fired for true', () => {
    const { noticed } = watch('expiration:complete', 'expiration:complete');
    expect(untrueNotices(noticed, { timers: [{ _id: 'o1', state: 'fired' }] })).toEqual([]);
  });

  it('tells of one that was published though its timer has not fired', () => {
    const { noticed } = watch('expiration:complete');
    expect(untrueNotices(noticed, { timers: [{ _id: 'o1', state: 'ended' }] })).toEqual([
      'N2: it was told that the time of order o1 is up, and its timer is ended',
    ]);
  });
});
