import type { Count, Counts } from '../limits/counts.js';
import type { Clock } from '../process/clock.js';

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
