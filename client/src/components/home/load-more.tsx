'use client';

import type { MouseEvent, ReactNode } from 'react';
import type { TicketQuery } from '@/api/types';
import { Link, opensElsewhere } from '@/components/link';
import { searchHref } from '@/domain/ticket-search';
import { useWords } from '@/strings/words';
import { useLoadMore } from './use-load-more';

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
  const { home } = words.strings;
  const { list, tickets, Tile, cursor, news, loading, load } = useLoadMore(query, nextCursor);
  const press = (event: MouseEvent) => {
    if (opensElsewhere(event)) return;
    event.preventDefault();
    if (!loading) load();
  };
  return (
    <>
      <ul ref={list} className="tiles">
        {children}
        {Tile && tickets.map((ticket) => <Tile key={ticket.id} ticket={ticket} words={words} />)}
      </ul>
      <div className="mt-8 flex flex-wrap items-center justify-center gap-4">
        <p role="status" className={news.isBad ? 'basis-full text-center font-medium text-bad' : 'sr-only'}>
          {news.text}
        </p>
        {query.cursor && (
          <Link href={searchHref({ ...query, cursor: undefined })} className="button button-quiet">
            {home.first}
          </Link>
        )}
        {cursor && (
          <Link
            href={searchHref({ ...query, cursor })}
            rel="next"
            aria-busy={loading}
            className="button button-quiet"
            onClick={press}
          >
            {home.more}
          </Link>
        )}
      </div>
    </>
  );
}
