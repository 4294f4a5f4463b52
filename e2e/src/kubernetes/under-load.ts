import { eventually } from '@ticketing/common/testing';
import { judged, letGoOfLongReservations } from '../faults/judge/at-rest.js';
import { oneSale } from '../faults/one-sale.js';
import { createRecorder, type Exchange } from '../faults/traffic/exchange.js';
import { startTraffic } from '../faults/traffic/traffic.js';
import { createChance } from '../simulation/chance.js';
import { type Person, people } from '../world/person.js';
import type { Options } from './options.js';

/** Two of them try whether sales go; the others trade. */
const PEOPLE = 12;
/** So much has to have happened before anything is tried. */
const WARM = 25;
/** Until that, and until a whole sale went through, in milliseconds. */
const PATIENCE = 180_000;

export interface Load {
  /** Every request up to now. */
  exchanges: readonly Exchange[];
  /** Resolves once a whole sale goes through. */
  sale(): Promise<void>;
}

/**
 * Does something while people sell and buy at a steady pace, then waits until all is quiet. Resolves to every request
 * there was, and to what was lost: every promise that is broken, each as a sentence.
 */
export async function underLoad(
  { seed, rate }: Pick<Options, 'seed' | 'rate'>,
  act: (load: Load) => Promise<void>,
): Promise<{ exchanges: Exchange[]; lost: string[] }> {
  const all = await people(PEOPLE);
  const [prober, sampler, ...traders] = all as [Person, Person, ...Person[]];
  const recorder = createRecorder();
  const { exchanges } = recorder;
  const traffic = startTraffic({ people: traders, recorder, chance: createChance(seed), rate });
  try {
    await eventually(() => {
      if (exchanges.length < WARM) throw new Error('no traffic');
    }, PATIENCE);
    await act({ exchanges, sale: () => eventually(() => oneSale(prober, sampler), PATIENCE) });
  } finally {
    await traffic.stop();
  }
  await letGoOfLongReservations(all);
  return { exchanges, lost: await judged(exchanges) };
}
