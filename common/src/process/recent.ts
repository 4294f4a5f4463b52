import type { Clock } from './clock.js';

export interface Recent<T> {
  get(key: string): T | undefined;
  /** @param at when it was true, for what took its time to find out: now, if it is left out. */
  set(key: string, value: T, at?: Date): void;
  delete(key: string): void;
  clear(): void;
}

interface Limits {
  /** How many are kept: those that were set last. */
  most: number;
  /** For how long each is good, in milliseconds. */
  freshFor: number;
}

/** What was found out a moment ago, by that clock, so that it need not be found out again. */
export function createRecent<T>(clock: Clock, { most, freshFor }: Limits): Recent<T> {
  const known = new Map<string, { value: T; at: number }>();
  const now = () => clock.now().getTime();

  return {
    get(key) {
      const found = known.get(key);
      // Libraries for this take a clock that was set back for one that stands still, and keep what is old.
      return found && Math.abs(now() - found.at) < freshFor ? found.value : undefined;
    },
    set(key, value, at = clock.now()) {
      known.delete(key);
      known.set(key, { value, at: at.getTime() });
      // A Map keeps the order of insertion: the first has been set the longest time ago.
      if (known.size > most) known.delete(known.keys().next().value as string);
    },
    delete: (key) => void known.delete(key),
    clear: () => known.clear(),
  };
}
