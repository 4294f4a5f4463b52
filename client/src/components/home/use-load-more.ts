import { useSearchParams } from 'next/navigation';
import { useEffect, useRef, useState, useTransition } from 'react';
import type { TicketQuery } from '@/api/types';
import { PAGE_LENGTH, searchHref } from '@/domain/ticket-search';
import { fill } from '@/strings/strings';
import { useWords } from '@/strings/words';
import { keepLoaded, loadedAfter } from './loaded-pages';

const quiet = { text: '', isBad: false };

/** What comes after a page, a press at a time. The address grows with it, so that a reload shows as much. */
export function useLoadMore(query: TicketQuery, nextCursor: string | undefined) {
  const { home } = useWords().strings;
  const page = searchHref({ ...query, cursor: nextCursor });
  const cameBack = useSearchParams().has('shown');
  const [loaded, setLoaded] = useState(() => (cameBack ? loadedAfter(page) : undefined));
  const [news, setNews] = useState(quiet);
  const [loading, startLoading] = useTransition();
  const list = useRef<HTMLUListElement>(null);
  const firstNew = useRef<number>(undefined);
  const { pages = [], Tile } = loaded ?? {};
  const cursor = pages.length > 0 ? pages.at(-1)?.nextCursor : nextCursor;

  // The link may be gone by now: whoever pressed it goes on with what came.
  useEffect(() => {
    if (!loaded || firstNew.current === undefined) return;
    const items = list.current?.children;
    items?.[firstNew.current]?.querySelector('a')?.focus({ preventScroll: true });
    firstNew.current = undefined;
    keepLoaded(page, loaded);
  }, [loaded, page]);

  const load = () => {
    // Before anything else can be pressed: Next gives up what is on its way to another page when the address is written.
    const shown = (list.current?.children.length ?? 0) + PAGE_LENGTH;
    window.history.replaceState(null, '', searchHref({ ...query, shown }));
    startLoading(async () => {
      setNews(quiet);
      try {
        // Most visitors never ask for more: what it takes is loaded with it.
        const [{ api }, tile] = await Promise.all([
          import('@/api/browser'),
          import('@/components/ticket/ticket-tile'),
        ]);
        const more = await api.tickets.onSale({ ...query, cursor });
        firstNew.current = list.current?.children.length;
        setLoaded({ pages: [...pages, more], Tile: tile.TicketTile });
        setNews({ text: fill(home.moreCame, { count: more.tickets.length }), isBad: false });
      } catch {
        setNews({ text: home.moreFailed, isBad: true });
      }
    });
  };

  return { list, tickets: pages.flatMap(({ tickets }) => tickets), Tile, cursor, news, loading, load };
}
