import type { Ticket } from '@/api/types';
import { eventJsonLd } from './event-json-ld';

const ticket = {
  id: 't1',
  title: 'Swan Lake',
  price: 92,
  category: 'theatre',
  venue: 'State Opera',
  city: 'Vienna',
  startsAt: '2026-12-04T18:00:00.000Z',
  timeZone: 'Europe/Vienna',
} as Ticket;

describe('eventJsonLd', () => {
  it('offers a ticket of an event', () => {
    expect(eventJsonLd(ticket, { origin: 'https://tickets.example', open: true })).toMatchObject({
      '@type': 'TheaterEvent',
      name: 'Swan Lake',
      location: { name: 'State Opera', address: { addressLocality: 'Vienna' } },
      offers: { price: '92.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
    });
  });

  it('says so when it is gone, and nothing of an event without a date', () => {
    const circumstances = { origin: 'https://tickets.example', open: false };
    expect(eventJsonLd(ticket, circumstances)).toMatchObject({
      offers: { availability: 'https://schema.org/SoldOut' },
    });
    expect(eventJsonLd({ ...ticket, startsAt: undefined }, circumstances)).toBeUndefined();
  });
});
