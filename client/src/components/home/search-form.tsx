import Form from 'next/form';
import type { TicketQuery } from '@/api/types';

/** A plain GET form: the address carries the search, with or without JavaScript. */
export function SearchForm({ query }: { query: TicketQuery }) {
  return (
    <Form action="/" role="search" className="flex w-full max-w-form gap-2">
      {query.sort && <input type="hidden" name="sort" value={query.sort} />}
      <input
        // A new search puts a new text into the box, also when it came from a link.
        key={query.q}
        type="search"
        name="q"
        defaultValue={query.q}
        aria-label="Search tickets"
        placeholder="Search by title"
        maxLength={200}
        className="input"
      />
      <button type="submit" className="button">
        Search
      </button>
    </Form>
  );
}
