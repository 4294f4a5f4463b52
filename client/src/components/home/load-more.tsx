'use client';

import { type MouseEvent, type ReactNode, useEffect, useRef, useState, useTransition } from 'react';
import type { TicketPage, TicketQuery } from '@/api/types';
import { Link, opensElsewhere } from '@/components/link';
import type { TicketTile } from '@/components/ticket/ticket-tile';
import { searchHref } from '@/domain/ticket-search';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';

interface LoadMoreProps {
  query: TicketQuery;
  nextCursor: string | undefined;
  /** The tickets of the first page. */
  children: ReactNode;
}

/**
 * The list, which grows at its end. The link leads to the next page by itself: without JavaScript, in another tab, and
 * for machines.
 */
export function LoadMore({ query, nextCursor, children }: LoadMoreProps) {
  const words = useWords();
  const { strings } = words;
  const [more, setMore] = useState<TicketPage[]>([]);
  const [Tile, setTile] = useState<typeof TicketTile>();
  const [news, setNews] = useState('');
  const list = useRef<HTMLUListElement>(null);
  const [loading, startLoading] = useTransition();
  const cursor = more.length > 0 ? more.at(-1)?.nextCursor : nextCursor;

  // The link may be gone by now: whoever pressed it goes on with what came.
  useEffect(() => {
    const latest = more.at(-1);
    if (!latest) return;
    const first = list.current?.children[list.current.children.length - latest.tickets.length];
    first?.querySelector('a')?.focus({ preventScroll: true });
  }, [more]);

  const load = (event: MouseEvent) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    if (loading) return;
    startLoading(async () => {
      try {
        // Most visitors never ask for more: what it takes is loaded with it.
        const [{ api }, tile] = await Promise.all([
          import('@/api/browser'),
          import('@/components/ticket/ticket-tile'),
        ]);
        const page = await api.tickets.onSale({ ...query, cursor });
        setTile(() => tile.TicketTile);
        setMore((pages) => [...pages, page]);
        setNews(fill(strings.home.moreCame, { count: page.tickets.length }));
      } catch {
        setNews(strings.home.moreFailed);
      }
    });
  };

  return (
    <>
      <ul ref={list} className="tiles">
        {children}
        {Tile &&
          more.flatMap(({ tickets }) =>
            tickets.map((ticket) => <Tile key={ticket.id} ticket={ticket} words={words} />),
          )}
      </ul>
      <div className="mt-8 flex flex-wrap items-center justify-center gap-4">
        {query.cursor && (
          <Link href={searchHref({ ...query, cursor: undefined })} className="button button-quiet">
            {strings.home.first}
          </Link>
        )}
        {cursor && (
          <Link
            href={searchHref({ ...query, cursor })}
            rel="next"
            aria-busy={loading}
            className="button button-quiet"
            onClick={load}
          >
            {strings.home.more}
          </Link>
        )}
        <p role="status" className="sr-only">
          {news}
        </p>
      </div>
    </>
  );
}
