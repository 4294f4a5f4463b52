import type { Ticket } from '@/api/types';
import { fill, type Words } from '@/strings/strings';
import { formatDollars } from './money';

export type SeenTicket = Pick<Ticket, 'status' | 'price' | 'version'>;

/** What has happened to a ticket since it was last seen, as a sentence; undefined when nothing has. */
export function ticketNews(
  seen: SeenTicket,
  now: SeenTicket,
  { locale, strings }: Words,
): string | undefined {
  const { news } = strings.ticket;
  if (now.version <= seen.version) return undefined;
  if (now.status !== seen.status) return news[now.status];
  if (now.price !== seen.price) return fill(news.price, { amount: formatDollars(now.price, locale) });
  return news.details;
}
