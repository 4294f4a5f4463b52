import type { Chance } from './chance.js';
import { keyOf } from './task.js';
import type { MishapKind, Weather } from './weather.js';

interface Options {
  chance: Chance;
  weather: Weather;
  /** Of a history that is being shortened: the only mishaps that still happen. */
  kept?: readonly string[] | undefined;
  note: (text: string) => void;
}

/** Decides what goes wrong, and remembers it. Each mishap has a name of its own, the same in every run. */
export function createMishaps({ chance, weather, kept, note }: Options) {
  const occurred = new Set<string>();
  let over = false;

  return {
    /** Whether that goes wrong at the step `key`, which is `weight` times as likely to as others. */
    happens(kind: MishapKind, key: string, what: string, weight = 1): boolean {
      if (over || chance(kind, key) >= weather.rates[kind] * weight) return false;
      const id = `${kind[0]}${keyOf(kind, key).slice(-6)}`;
      if (kept && !kept.includes(id)) return false;
      occurred.add(id);
      note(`⚡ ${id} ${kind}: ${what}`);
      return true;
    },
    /** From now on all goes well. */
    end() {
      over = true;
    },
    occurred: () => [...occurred],
  };
}

export type Mishaps = ReturnType<typeof createMishaps>;
