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
      image: 'https://tickets.example/tickets/t1/opengraph-image',
      startDate: '2026-12-04T19:00:00+01:00',
      location: { name: 'State Opera', address: { addressLocality: 'Vienna' } },
      offers: { price: '92.00', priceCurrency: 'USD', availability: 'https://schema.org/InStock' },
    });
  });

  it('says so when it is gone', () => {
    expect(eventJsonLd(ticket, { origin: 'https://tickets.example', open: false })).toMatchObject({
      offers: { availability: 'https://schema.org/SoldOut' },
    });
  });

  it.each([
    ['date', { startsAt: undefined, timeZone: undefined }],
    ['place', { venue: undefined, city: undefined }],
  ])('offers a ticket without a %s, and claims no event', (_what, unknown) => {
    const told = eventJsonLd({ ...ticket, ...unknown }, { origin: 'https://tickets.example', open: true });
    expect(told).toMatchObject({ '@type': 'Product', name: 'Swan Lake', offers: { price: '92.00' } });
    expect(told).not.toHaveProperty('startDate');
    expect(told).not.toHaveProperty('location');
  });
});
