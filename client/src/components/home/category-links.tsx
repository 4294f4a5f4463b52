import type { TicketQuery } from '@/api/types';
import { Link } from '@/components/link';
import { categories } from '@/domain/event';
import { searchHref } from '@/domain/ticket-search';
import type { Words } from '@/strings/strings';

/** Each keeps the rest of the search. */
export function CategoryLinks({ query, words: { strings } }: { query: TicketQuery; words: Words }) {
  return (
    <nav
      aria-label={strings.home.category}
      className="scroll-row -mx-5 flex gap-1.5 overflow-x-auto px-5 py-1 sm:mx-0 sm:flex-wrap sm:px-0"
    >
      {[undefined, ...categories].map((category) => (
        <Link
          key={category ?? 'all'}
          href={searchHref({ ...query, category, cursor: undefined })}
          scroll={false}
          aria-current={category === query.category ? 'true' : undefined}
          className="chip"
        >
          {category ? strings.categoryNames[category] : strings.home.everything}
        </Link>
      ))}
    </nav>
  );
}
