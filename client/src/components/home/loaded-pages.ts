import type { TicketPage } from '@/api/types';
import type { TicketTile } from '@/components/ticket/ticket-tile';

/** What was loaded after a page, and what it is shown by. */
export interface LoadedPages {
  pages: TicketPage[];
  Tile: typeof TicketTile;
}

const MOST = 10;
const kept = new Map<string, LoadedPages>();

/**
 * Keeps them for whoever comes back to the page: the browser then has it as it was first shown, and has to show all of
 * the list at once to find the place where it was left.
 */
export function keepLoaded(page: string, loaded: LoadedPages): void {
  kept.delete(page);
  kept.set(page, loaded);
  if (kept.size > MOST) kept.delete(kept.keys().next().value as string);
}

export const loadedAfter = (page: string): LoadedPages | undefined => kept.get(page);
