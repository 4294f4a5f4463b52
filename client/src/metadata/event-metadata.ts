import type { Metadata } from 'next';
import type { Ticket } from '@/api/types';
import { placeOf } from '@/domain/event';
import { shortStart } from '@/domain/event-time';
import { formatDollars } from '@/domain/money';
import type { Words } from '@/strings/strings';

/** What search engines and chats show of a ticket. One that cannot be bought is not to be found any more. */
export function eventMetadata(ticket: Ticket, { locale }: Words): Metadata {
  const facts = [
    shortStart(ticket, locale, Date.now()),
    placeOf(ticket),
    ticket.seat,
    formatDollars(ticket.price, locale),
  ];
  const title = withoutTurns(ticket.title);
  const description = withoutTurns(facts.filter(Boolean).join(' · '));
  const gone = ticket.status === 'sold' || ticket.status === 'withdrawn';
  return {
    title,
    description,
    alternates: { canonical: `/tickets/${ticket.id}` },
    openGraph: { title, description, type: 'website', url: `/tickets/${ticket.id}` },
    twitter: { card: 'summary_large_image', title, description },
    ...(gone && { robots: { index: false } }),
  };
}

/** Characters that turn the direction of all that follows, which here is not the seller's own text alone. */
const withoutTurns = (text: string) => text.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '');
