import type { BrowserContextOptions } from 'playwright-core';

const looks = {
  'by day on a phone': { colorScheme: 'light', viewport: { width: 360, height: 780 } },
  'by night on a phone': { colorScheme: 'dark', viewport: { width: 360, height: 780 } },
  'by day on a desk': { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  'by night on a desk': { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
} as const;

/** Goes where pages of one kind are, in a window of those looks, and expects no fault of them. */
export type Visit = (look: BrowserContextOptions) => Promise<void>;

/** Tries those pages, and what opens on them, with axe. */
export const isAccessible = (visits: Record<string, Visit>, ...chosen: (keyof typeof looks)[]) =>
  describe.each(chosen)('the site %s', (look) => {
    it.each(Object.entries(visits))('has nothing for axe to object to %s', (_where, visit) =>
      visit(looks[look]),
    );
  });
