import type { TicketQuery } from '@/api/types';
import { Link } from '@/components/link';
import { searchHref, sorts } from '@/domain/ticket-search';
import type { Words } from '@/strings/strings';

export function SortLinks({ query, words: { strings } }: { query: TicketQuery; words: Words }) {
  const current = query.sort ?? 'newest';
  return (
    <nav
      aria-label={strings.home.sortBy}
      className="scroll-row -mx-5 flex gap-x-5 overflow-x-auto px-5 text-sm font-medium sm:mx-0 sm:px-0"
    >
      {sorts.map((sort) => (
        <Link
          key={sort}
          href={searchHref({ ...query, sort, cursor: undefined })}
          scroll={false}
          aria-current={sort === current ? 'true' : undefined}
          className="nav-link text-muted aria-[current]:text-ink aria-[current]:underline aria-[current]:decoration-2"
        >
          {strings.home.sorts[sort]}
        </Link>
      ))}
    </nav>
  );
}
