import { offerOf } from './ticket-offer';

const now = Date.parse('2026-11-22T12:00:00Z');
const later = '2026-11-28T18:30:00.000Z';
const earlier = '2026-11-21T18:30:00.000Z';

describe('offerOf', () => {
  it.each([
    ['open', 'a ticket on sale', { status: 'available', startsAt: later }],
    ['open', 'one without a date', { status: 'available' }],
    ['held', 'one that is being bought', { status: 'reserved', startsAt: later }],
    ['gone', 'one that is sold', { status: 'sold', startsAt: later }],
    ['gone', 'one that is withdrawn', { status: 'withdrawn' }],
    ['gone', 'one whose event has begun', { status: 'available', startsAt: earlier }],
    ['gone', 'one whose event has begun while it is being bought', { status: 'reserved', startsAt: earlier }],
  ] as const)('is %s for %s', (offer, _what, ticket) => {
    expect(offerOf(ticket, now)).toBe(offer);
  });
});
