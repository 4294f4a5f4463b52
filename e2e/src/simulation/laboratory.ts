import { services } from '@ticketing/local/topology';
import { simulatePauses } from './clock.js';
import type { Databases } from './cluster.js';
import type { Conditions } from './conditions.js';
import { openDatabase } from './database.js';
import { simulateListening } from './listening.js';
import { type Outcome, type RunOptions, runSeed } from './run-seed.js';

/** Runs histories one after the other on databases of its own: their names begin with `prefix`. */
export async function openLaboratory(mongoUri: string, prefix: string) {
  let conditions: Conditions | undefined;
  const current = () => {
    if (!conditions) throw new Error('no history has begun');
    return conditions;
  };
  simulatePauses();
  simulateListening();
  const opened = await Promise.all(
    services.map(async (name) => {
      const uri = new URL(mongoUri);
      uri.pathname = `/${prefix}-${name}`;
      return [name, await openDatabase(uri.toString(), current)] as const;
    }),
  );
  const databases = Object.fromEntries(opened) as Databases;

  return {
    run: (options: RunOptions): Promise<Outcome> =>
      runSeed(options, databases, (begun) => {
        conditions = begun;
      }),
    /** How many there have been of the history that is under way. */
    steps: () => conditions?.timeline.steps ?? 0,
    close: () => Promise.all(Object.values(databases).map((database) => database.close())),
  };
}
