import type { Ticket } from '@/api/types';
import { fill, type Words } from '@/strings/strings';
import { formatDollars } from './money';

export type SeenTicket = Pick<Ticket, 'status' | 'price' | 'version'>;

/** Who looks at a ticket: whoever sells it, whoever has ordered it, or anybody else. */
export type Viewer = 'seller' | 'buyer' | 'stranger';

/** What has happened to a ticket since this viewer last saw it, as a sentence; undefined when nothing has. */
export function ticketNews(
  seen: SeenTicket,
  now: SeenTicket,
  viewer: Viewer,
  { locale, strings }: Words,
): string | undefined {
  const { news } = strings.ticket;
  const sentences = { ...news.stranger, ...news[viewer] };
  if (now.version <= seen.version) return undefined;
  if (now.status !== seen.status) return sentences[now.status];
  if (now.price !== seen.price) return fill(sentences.price, { amount: formatDollars(now.price, locale) });
  return sentences.details;
}
