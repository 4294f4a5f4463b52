import type { Background, Clock } from '@ticketing/common';

export interface Count {
  count: number;
  /** Seconds until it begins anew, at least 1. */
  left: number;
}

/** Counts under keys, each of which is forgotten some seconds after its first one. All instances share them. */
export interface Counts extends Background {
  /** Counts one more. `seconds` is heeded by the first alone. */
  add(key: string, seconds: number): Promise<Count>;
  read(key: string): Promise<Count | undefined>;
  /** A count of one that is forgotten in so many seconds, whatever it was before. */
  begin(key: string, seconds: number): Promise<void>;
  forget(...keys: string[]): Promise<void>;
}

/** Counts in this process alone, by a clock that can be turned. */
export function createMemoryCounts(clock: Clock): Counts {
  const known = new Map<string, { count: number; until: number }>();
  const now = () => clock.now().getTime();
  const read = (key: string) => {
    const found = known.get(key);
    return found && found.until > now() ? found : undefined;
  };
  const counted = ({ count, until }: { count: number; until: number }): Count => ({
    count,
    left: Math.ceil((until - now()) / 1000),
  });

  return {
    async start() {},
    async stop() {},
    async add(key, seconds) {
      const found = read(key) ?? { count: 0, until: now() + seconds * 1000 };
      found.count += 1;
      known.set(key, found);
      return counted(found);
    },
    async read(key) {
      const found = read(key);
      return found && counted(found);
    },
    async begin(key, seconds) {
      known.set(key, { count: 1, until: now() + seconds * 1000 });
    },
    async forget(...keys) {
      for (const key of keys) known.delete(key);
    },
  };
}
