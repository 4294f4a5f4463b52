'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { api } from '@/api/browser';
import { ifAvailable } from '@/api/if-available';
import type { Ticket } from '@/api/types';
import { type SeenTicket, ticketNews, type Viewer } from '@/domain/ticket-news';
import { useWords } from '@/strings/words';
import { usePolling } from './use-polling';
import { useTicketStream } from './use-ticket-stream';

/** How often to ask, in milliseconds, while the ticket is not told of by itself. */
const POLL_MS = 5_000;

interface TicketWatchProps {
  id: string;
  /** The ticket as the page shows it. */
  seen: SeenTicket;
  viewer: Viewer;
}

/**
 * Renews the page when its ticket changes, and says what has happened, to be read out when there is a pause. It does so
 * once the page is new: what a change means to this visitor is for the server to find out. There is room for what it
 * says before it does, so that nothing moves.
 */
export function TicketWatch({ id, seen, viewer }: TicketWatchProps) {
  const words = useWords();
  const router = useRouter();
  const [told, setTold] = useState({ seen, news: '' });
  const news = ticketNews(told.seen, seen, viewer, words);
  if (news !== undefined) setTold({ seen, news });

  const take = (ticket: Ticket) => {
    if (ticket.version > seen.version) router.refresh();
  };
  const streaming = useTicketStream(id, take);
  const ask = async (signal: AbortSignal) => {
    const ticket = await ifAvailable(api.tickets.get(id, signal)).catch(() => undefined);
    if (ticket) take(ticket);
  };
  usePolling(ask, streaming ? null : POLL_MS);

  return (
    <p role="status" className="buy-news">
      {told.news}
    </p>
  );
}
