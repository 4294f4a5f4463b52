import { Types } from 'mongoose';
import { newId } from './new-id.js';

let second = new Date('2026-11-22T17:00:00Z').getTime();

/** As many ids, all made in that millisecond of the same second. */
function made(count: number, millisecond: number): string[] {
  jest.spyOn(Date, 'now').mockReturnValue(second + millisecond);
  return Array.from({ length: count }, () => newId());
}

/** How far each is from the one before. */
const steps = (ids: string[]) =>
  ids.slice(1).map((id, index) => BigInt(`0x${id}`) - BigInt(`0x${ids[index]}`));

// Ids never go back, so each test has seconds of its own.
beforeEach(() => {
  second += 10_000;
});
afterEach(() => jest.restoreAllMocks());

describe('an id', () => {
  it('is one of MongoDB, and tells the second in which it was made', () => {
    const [id = ''] = made(1, 999);
    expect(id).toMatch(/^[0-9a-f]{24}$/);
    expect(new Types.ObjectId(id).getTimestamp()).toEqual(new Date(second));
  });

  it('comes after all that were made before it, also within a second and a millisecond', () => {
    const ids = Array.from({ length: 1_000 }, (_, millisecond) => made(3, millisecond)).flat();
    expect(steps([...ids, ...made(1, 1_000)]).every((step) => step > 0)).toBe(true);
  });

  it('comes after all that were made before the clock was set back', () => {
    const ids = [999, 998, -3_600_000, -3_599_999, 999, 1_000].flatMap((millisecond) => made(3, millisecond));
    expect(steps(ids).every((step) => step > 0)).toBe(true);
  });

  it('shares nothing with another of its second but the time', () => {
    const ids = Array.from({ length: 1_000 }, (_, millisecond) => made(1, millisecond)).flat();
    // Behind the 32 bits of the second and the 10 of the millisecond, and one that is left for those that follow.
    const random = ids.map((id) => BigInt(`0x${id}`).toString(2).padStart(96, '0').slice(43));
    for (let bit = 0; bit < 53; bit++) {
      // Of 1,000 coins, further than this from 500 lies what comes once in 10^14 times.
      const ones = random.filter((bits) => bits[bit] === '1').length;
      expect(Math.abs(ones - 500)).toBeLessThan(125);
    }
    expect(new Set(random).size).toBe(1_000);
  });

  it('is not to be counted to from its neighbour in the same millisecond', () => {
    // One step in 4,096 is shorter.
    const far = steps(made(1_001, 7)).filter((step) => step > 2 ** 20);
    expect(new Set(far).size).toBeGreaterThan(980);
  });
});
