import { prove } from './prove.js';
import { openWorld, type World } from './world.js';

/** How many schedules there are, one a seed, of which `npm test` has room for fifty; SEED alone plays that of one. */
const COUNT = wholeNumber('SCHEDULES') ?? 50;
const ONE = wholeNumber('SEED');
/** Played within one test. */
const AT_A_TIME = 50;
/** The first so many of a half are enough for a payment and a refund, without which every promise is kept by doing nothing. */
const ENOUGH = 25;
/** Milliseconds; a test takes three seconds where nothing else runs. */
const LIMIT = 300_000;

/** @throws for what would be no schedule at all. */
function wholeNumber(name: string): number | undefined {
  const text = process.env[name];
  if (text === undefined) return undefined;
  if (/^[1-9]\d*$/.test(text)) return Number(text);
  throw new Error(`${name} is to be a whole number from 1 on, and is "${text}"`);
}

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
  let paid = 0;
  let givenBack = 0;
  beforeAll(async () => {
    world = await openWorld();
  });
  afterAll(() => world.close());

  describe('money held = completed charges − refunds = complete orders, each once', () => {
    for (const group of groups) {
      const play = async () => {
        for (const seed of group) {
          await prove(world, seed);
          const { answers, told } = world.scene;
          if (answers.some(({ status }) => status === 201)) paid++;
          if (told.some(({ subject }) => subject === 'payment:refunded')) givenBack++;
        }
      };
      it(`in the schedules of the ${half} seeds ${group[0]} to ${group.at(-1)}`, play, LIMIT);
    }
    if (seeds.length >= ENOUGH) {
      it(`in some of which something is paid, and something given back: ${half} seeds`, () => {
        expect(paid).toBeGreaterThan(0);
        expect(givenBack).toBeGreaterThan(0);
      });
    }
    if (groups.length === 0) it.skip(`in no schedule of the ${half} seeds`, () => {});
  });
}
