import type { Ticket } from '@/api/types';

const types = {
  music: 'MusicEvent',
  sports: 'SportsEvent',
  theatre: 'TheaterEvent',
  comedy: 'ComedyEvent',
  festival: 'Festival',
  family: 'ChildrensEvent',
  other: 'Event',
} as const;

interface Circumstances {
  /** Of this site. */
  origin: string;
  /** It can be bought. */
  open: boolean;
}

/** A ticket as an offer of an event, for machines: https://schema.org/Event. Without a date there is no event to tell of. */
export function eventJsonLd(ticket: Ticket, { origin, open }: Circumstances): object | undefined {
  const { id, title, startsAt, venue, city, category = 'other', price } = ticket;
  if (!startsAt) return undefined;
  const address = `${origin}/tickets/${id}`;
  return {
    '@context': 'https://schema.org',
    '@type': types[category],
    name: title,
    startDate: startsAt,
    url: address,
    ...((venue || city) && {
      location: {
        '@type': 'Place',
        name: venue ?? city,
        ...(city && { address: { '@type': 'PostalAddress', addressLocality: city } }),
      },
    }),
    offers: {
      '@type': 'Offer',
      price: price.toFixed(2),
      priceCurrency: 'USD',
      availability: `https://schema.org/${open ? 'InStock' : 'SoldOut'}`,
      url: address,
    },
  };
}
