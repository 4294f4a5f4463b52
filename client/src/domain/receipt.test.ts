import type { Charge, Order } from '@/api/types';
import { en } from '@/strings/en';
import type { Words } from '@/strings/strings';
import { receiptLines } from './receipt';
import { eventLines } from './receipt-event';

const order: Order = {
  id: 'o1',
  status: 'complete',
  expiresAt: '2026-11-21T08:15:00.000Z',
  userId: 'u1',
  version: 2,
  createdAt: '2026-11-21T08:00:00.000Z',
  ticket: { id: 't1', title: 'A concert', price: 45 },
};

const charge: Charge = {
  id: 'c1',
  orderId: 'o1',
  amount: 45,
  status: 'completed',
  createdAt: '2026-11-21T08:01:00.000Z',
  paidAt: '2026-11-21T08:01:30.000Z',
  receiptNumber: 'R1',
  card: { brand: 'amex', last4: '0005' },
};

const words: Words = { language: 'en', locale: 'en-US', strings: en };

const event = {
  title: 'A concert',
  venue: 'Harbour Arena',
  city: 'Oslo',
  startsAt: '2026-11-28T18:30:00.000Z',
  timeZone: 'Europe/Oslo',
  seat: 'Row F',
  seller: { name: 'Ada', since: '2026-01-01T00:00:00.000Z' },
};

const written = (
  charge: Charge | undefined,
  about: Parameters<typeof eventLines>[1] = { title: 'A concert' },
) =>
  receiptLines(
    { order, charge, event: eventLines(order, about, words), timeZone: 'America/New_York' },
    words,
  ).map(({ term, value }) => `${term}: ${value}`);

describe('receiptLines', () => {
  it('say what was paid for, with which card and when', () => {
    expect(written(charge)).toEqual([
      'Number: R1',
      'Ticket: A concert',
      'Paid: $45.00',
      'Card: American Express ending in 0005',
      'Paid on: November 21, 2026, 3:01 AM EST',
    ]);
  });

  it('say what it was for, as far as it is known', () => {
    expect(written(charge, event).slice(1, 6)).toEqual([
      'Ticket: A concert',
      'Date: Saturday, November 28, 2026, 7:30 PM GMT+1',
      'Venue: Harbour Arena, Oslo',
      'Seat: Row F',
      'Sold by: Ada',
    ]);
    expect(written(charge, { title: 'A concert', city: 'Oslo' }).slice(1, 4)).toEqual([
      'Ticket: A concert',
      'Venue: Oslo',
      'Paid: $45.00',
    ]);
  });

  it.each([
    ['is back on sale', undefined],
    ['is held by another order', 'o2'],
  ])(
    'say nothing that may have been changed since, once the order is over and the ticket %s',
    (_what, orderId) => {
      expect(eventLines({ id: 'o1', status: 'cancelled' }, { ...event, orderId }, words)).toEqual([]);
    },
  );

  it('say what it was for before tickets has heard of the order', () => {
    expect(eventLines({ id: 'o1', status: 'created' }, event, words)).toHaveLength(4);
  });

  it('say what the order knows while payments does not answer', () => {
    expect(written(undefined)).toEqual(['Ticket: A concert', 'Paid: $45.00']);
  });

  it('say of a refund that it is on its way, and why', () => {
    const refund = { status: 'pending', reason: 'expired', amount: 45 } as const;
    expect(written({ ...charge, refund }).slice(-2)).toEqual([
      'To refund: $45.00, on its way',
      'Reason: The order had expired before it was paid.',
    ]);
  });

  it('say when it was refunded, whatever the reason', () => {
    const at = '2026-11-21T09:00:00.000Z';
    const refund = { status: 'succeeded', reason: 'something-new', amount: 45, at } as const;
    expect(written({ ...charge, status: 'refunded', refund }).slice(-3)).toEqual([
      'Refunded: $45.00',
      'Refund date: November 21, 2026, 4:00 AM EST',
      'Reason: The order was not completed.',
    ]);
  });

  it('name a card of a brand that is not known here by its number alone', () => {
    expect(written({ ...charge, card: { brand: 'eftpos_au', last4: '1234' } })).toContain(
      'Card: Card ending in 1234',
    );
  });
});
