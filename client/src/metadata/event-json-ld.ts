import type { Ticket } from '@/api/types';
import { zonedStart } from '@/domain/event-time';

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

/**
 * A ticket as an offer of an event, for machines: https://schema.org/Event. Search engines take no event without its
 * date and its place, so a ticket that lacks one is told of as something that is sold: https://schema.org/Product.
 */
export function eventJsonLd(ticket: Ticket, { origin, open }: Circumstances): object {
  const { id, title, category = 'other', price } = ticket;
  const address = `${origin}/tickets/${id}`;
  const event = eventOf(ticket);
  return {
    '@context': 'https://schema.org',
    '@type': event ? types[category] : 'Product',
    name: title,
    url: address,
    image: `${address}/opengraph-image`,
    ...event,
    offers: {
      '@type': 'Offer',
      price: price.toFixed(2),
      priceCurrency: 'USD',
      availability: `https://schema.org/${open ? 'InStock' : 'SoldOut'}`,
      url: address,
    },
  };
}

/** When and where, if both are known. */
function eventOf({ startsAt, timeZone = 'UTC', venue, city }: Ticket): object | undefined {
  const name = venue ?? city;
  if (!startsAt || !name) return undefined;
  const address = city ? { '@type': 'PostalAddress', addressLocality: city } : name;
  return { startDate: zonedStart(startsAt, timeZone), location: { '@type': 'Place', name, address } };
}
