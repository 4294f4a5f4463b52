import Link from 'next/link';
import type { TicketQuery } from '@/api/types';
import { searchHref } from '@/domain/ticket-search';

/** The list is read forwards, by cursor: there is a next page and a first one. */
export function Pages({ query, nextCursor }: { query: TicketQuery; nextCursor: string | undefined }) {
  if (!nextCursor && !query.cursor) return null;
  return (
    <nav aria-label="Pages" className="mt-8 flex gap-3">
      {query.cursor && (
        <Link
          href={searchHref({ ...query, cursor: undefined })}
          prefetch={false}
          className="button button-quiet"
        >
          First page
        </Link>
      )}
      {nextCursor && (
        <Link
          href={searchHref({ ...query, cursor: nextCursor })}
          prefetch={false}
          rel="next"
          className="button button-quiet"
        >
          Next page
        </Link>
      )}
    </nav>
  );
}
