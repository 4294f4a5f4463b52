import Link from 'next/link';
import type { TicketQuery, TicketSort } from '@/api/types';
import { searchHref, sortLabels } from '@/domain/ticket-search';

const sorts = Object.entries(sortLabels) as [TicketSort, string][];

export function SortLinks({ query }: { query: TicketQuery }) {
  const current = query.sort ?? 'newest';
  return (
    <nav aria-label="Sort by" className="flex flex-wrap gap-x-5 text-sm font-medium">
      {sorts.map(([sort, label]) => (
        <Link
          key={sort}
          href={searchHref({ q: query.q, sort })}
          prefetch={false}
          scroll={false}
          aria-current={sort === current ? 'true' : undefined}
          className="nav-link text-muted aria-[current]:text-ink aria-[current]:underline"
        >
          {label}
        </Link>
      ))}
    </nav>
  );
}
