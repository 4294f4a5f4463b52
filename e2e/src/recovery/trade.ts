import { eventually } from '@ticketing/common/testing';
import { factsOf } from '../faults/judge/facts.js';
import { createRecorder } from '../faults/traffic/exchange.js';
import { startTraffic } from '../faults/traffic/traffic.js';
import { brokenAnswers } from '../promises/answers.js';
import { brokenPromises } from '../promises/index.js';
import { idOf, isOver, type World } from '../promises/world.js';
import { createChance } from '../simulation/chance.js';
import type { Person } from '../world/person.js';
import { readRunningSystem } from '../world/running-system.js';

/** Requests that a stretch of trade has at least, and the stories begun each second. */
const ENOUGH = 80;
const RATE = 10;
const PATIENCE = 60_000;
/** How long all that is left to do may take, in milliseconds. */
const REST = 90_000;

/** What people do, again and again, and all that they were answered. */
export function createTrade(people: Person[]) {
  const recorder = createRecorder();
  let stretch = 0;
  let isForgotten = (_kind: string) => false;
  let knownOf = (world: World) => world;

  return {
    /** A while of selling, buying, paying, cancelling and forgetting. */
    async goOn(): Promise<void> {
      const begun = recorder.exchanges.length;
      const traffic = startTraffic({ people, recorder, chance: createChance(++stretch), rate: RATE });
      await eventually(() => {
        if (recorder.exchanges.length < begun + ENOUGH) throw new Error('not much is asked');
      }, PATIENCE).finally(() => traffic.stop());
    },

    /** What nobody means to pay any more is let go, so that nobody has to wait for its end. */
    async letGo(): Promise<void> {
      for (const { http } of people) {
        const { data } = await http.get('/api/orders');
        const open = (data as { id: string; status: string }[]).filter(({ status }) =>
          /created|awaiting/.test(status),
        );
        await Promise.all(open.map(({ id }) => http.delete(`/api/orders/${id}`)));
      }
    },

    /** From now on nobody is held to have been told that he has signed up, and others may know of people who are unknown. */
    forgetNewcomers(): void {
      isForgotten = (kind) => kind === 'signed up';
      knownOf = (world) => {
        const users = new Set(world.users.map(idOf));
        return { ...world, sellers: world.sellers.filter((seller) => users.has(idOf(seller))) };
      };
    },

    /** Waits until nothing is left to do, and all is as it was promised and answered. */
    isWell: () =>
      eventually(async () => {
        const world = knownOf(await readRunningSystem());
        const facts = factsOf(recorder.exchanges).filter(({ kind }) => !isForgotten(kind));
        expect([...brokenPromises(world), ...brokenAnswers(facts, world)]).toEqual([]);
        expect(isOver(world)).toBe(true);
      }, REST),
  };
}

export type Trade = ReturnType<typeof createTrade>;
