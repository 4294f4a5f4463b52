'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { api } from '@/api/browser';
import { ifAvailable } from '@/api/if-available';
import type { Ticket } from '@/api/types';
import { type SeenTicket, ticketNews } from '@/domain/ticket-news';
import { useWords } from '@/strings/words';
import { usePolling } from './use-polling';
import { useTicketStream } from './use-ticket-stream';

/** How often to ask, in milliseconds, while the ticket is not told of by itself. */
const POLL_MS = 5_000;

/** Renews the page when its ticket changes, and says what has happened, to be read out when there is a pause. */
export function TicketWatch({ id, seen }: { id: string; seen: SeenTicket }) {
  const words = useWords();
  const router = useRouter();
  const known = useRef(seen);
  const [news, setNews] = useState('');

  const take = (ticket: Ticket) => {
    const sentence = ticketNews(known.current, ticket, words);
    if (sentence === undefined) return;
    known.current = ticket;
    setNews(sentence);
    router.refresh();
  };
  const streaming = useTicketStream(id, take);
  const ask = async (signal: AbortSignal) => {
    const ticket = await ifAvailable(api.tickets.get(id, signal)).catch(() => undefined);
    if (ticket) take(ticket);
  };
  usePolling(ask, streaming ? null : POLL_MS);

  return (
    <p role="status" className="text-sm font-semibold empty:hidden">
      {news}
    </p>
  );
}
