import { prove } from './prove.js';
import { openWorld, type World } from './world.js';

/** How many schedules there are, one a seed, of which `npm test` has room for fifty; SEED alone plays that of one. */
const COUNT = Number(process.env.SCHEDULES ?? 50);
const ONE = process.env.SEED === undefined ? undefined : Number(process.env.SEED);
/** Played within one test. */
const AT_A_TIME = 50;
/** Milliseconds; a test takes three seconds where nothing else runs. */
const LIMIT = 300_000;

/** The two halves are two files, as jest gives each core one. */
function seedsOf(half: 'odd' | 'even'): number[] {
  const all = ONE === undefined ? Array.from({ length: COUNT }, (_, index) => index + 1) : [ONE];
  return all.filter((seed) => (seed % 2 === 1) === (half === 'odd'));
}

/** Declares the tests of one half of all schedules. */
export function proveHalf(half: 'odd' | 'even'): void {
  const seeds = seedsOf(half);
  const groups = Array.from({ length: Math.ceil(seeds.length / AT_A_TIME) }, (_, index) =>
    seeds.slice(index * AT_A_TIME, (index + 1) * AT_A_TIME),
  );
  let world: World;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  describe('money held = completed charges − refunds = complete orders, each once', () => {
    it.each(groups.map((group) => [group[0], group.at(-1), group] as const))(
      `in the schedules of the ${half} seeds %i to %i`,
      async (_first, _last, group) => {
        for (const seed of group) await prove(world, seed);
      },
      LIMIT,
    );
    if (groups.length === 0) it.skip(`in no schedule of the ${half} seeds`, () => {});
  });
}
