'use server';

import type { ReactNode } from 'react';
import { serverApi } from '@/api/server';
import type { TicketQuery } from '@/api/types';
import { TicketTile } from '@/components/ticket/ticket-tile';
import { readSearch } from '@/domain/ticket-search';
import { getWords } from '@/strings/server';

export interface MoreTickets {
  tiles: ReactNode;
  count: number;
  nextCursor?: string;
}

/** The next page of a search, made on the server like the first one. What is asked for comes from a browser. */
export async function moreTickets(query: TicketQuery): Promise<MoreTickets> {
  const asked = Object.fromEntries(Object.entries(query).map(([name, value]) => [name, String(value ?? '')]));
  const [api, words] = await Promise.all([serverApi(), getWords()]);
  const { tickets, nextCursor } = await api.tickets.onSale(readSearch(asked));
  const tiles = tickets.map((ticket) => <TicketTile key={ticket.id} ticket={ticket} words={words} />);
  return { tiles, count: tickets.length, nextCursor };
}
