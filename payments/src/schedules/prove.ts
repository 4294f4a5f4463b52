import fc from 'fast-check';
import { anySchedule } from './any-schedule.js';
import { play } from './play.js';
import { inWords, type Schedule } from './schedule.js';
import type { World } from './world.js';

/** How long a schedule may take, and then be made simpler if it fails, in milliseconds. */
const LIMIT = 60_000;

interface Failing {
  schedule: Schedule;
  error: unknown;
  history: string[];
}

/**
 * Plays the schedule of a seed, which is always the same. @throws an error that tells the simplest schedule found
 * that also fails, what happened in it, and the command that does all this again.
 */
export async function prove(
  world: World,
  seed: number,
  { playing = play, limit = LIMIT } = {},
): Promise<void> {
  let current: Schedule | undefined;
  let simplest: Failing | undefined;
  const failing = (schedule: Schedule, error: unknown) => ({
    schedule,
    error,
    history: world.scene?.history ?? [],
  });
  const keepsItsPromises = fc.asyncProperty(anySchedule, async (schedule) => {
    current = schedule;
    try {
      await playing(world, schedule);
    } catch (error) {
      simplest = failing(schedule, error);
      await world.clean();
      throw error;
    }
  });
  const result = await fc.check(keepsItsPromises, { seed, numRuns: 1, interruptAfterTimeLimit: limit });
  if (!simplest && result.interrupted && current) {
    simplest = failing(current, `no end within ${limit / 1_000} seconds`);
  }
  if (simplest) throw new Error(report(seed, simplest));
  if (result.failed || result.numRuns === 0)
    throw new Error(`Seed ${seed}: ${fc.defaultReportMessage(result)}`);
}

const report = (seed: number, { schedule, error, history }: Failing) =>
  [
    `Seed ${seed}: ${error instanceof Error ? error.message : error}`,
    '',
    'The simplest schedule in which that was found:',
    ...inWords(schedule).map((line) => `  ${line}`),
    '',
    'What happened in it:',
    ...history.map((line) => `  ${line}`),
    '',
    `Again: SEED=${seed} npm test -w payments -- src/schedules`,
  ].join('\n');
