import type { Row } from '../row.js';
import { compare } from './compare.js';

const scale = { seconds: 1, pairs: 3, documents: 1, most: 1 };

/** A row whose contestants give those numbers, and which notes who was asked. */
function rowOf(ours: number[], other: number[], goal: Row['goal'] = { least: 0.5 }) {
  const asked: string[] = [];
  const next = (name: string, numbers: number[]) => async () => {
    asked.push(name);
    return numbers.shift() as number;
  };
  const close = jest.fn(async () => {});
  const row: Row = {
    number: '1',
    what: 'this',
    beside: 'that',
    unit: 'a second',
    goal,
    open: async () => ({ ours: next('ours', ours), other: next('other', other), close }),
  };
  return { row, asked, close };
}

describe('comparing', () => {
  it('takes turns in who is first, and closes what was opened', async () => {
    const { row, asked, close } = rowOf([1, 1, 1], [1, 1, 1]);
    await compare(row, scale);
    expect(asked).toEqual(['ours', 'other', 'other', 'ours', 'ours', 'other']);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('divides pair by pair', async () => {
    const { row } = rowOf([10, 40, 30], [20, 40, 40]);
    const { ratio } = await compare(row, scale);
    expect(ratio).toEqual({ median: 0.75, min: 0.5, max: 1 });
  });

  it.each<[string, number, Row['goal'], number | undefined, boolean]>([
    ['reaches the least', 50, { least: 0.5 }, undefined, true],
    ['stays under the least', 49, { least: 0.5 }, undefined, false],
    ['keeps to the most', 120, { most: 1.2 }, undefined, true],
    ['goes over the most', 121, { most: 1.2 }, undefined, false],
    ['reaches the least, and not what it is to reach alone', 99, { least: 0.5 }, 100, false],
  ])('says whether the goal is met by what %s', async (_, ours, goal, alone, isMet) => {
    const { row } = rowOf([ours, ours, ours], [100, 100, 100], goal);
    const result = await compare(alone === undefined ? row : { ...row, alone }, scale);
    expect(result.isMet).toBe(isMet);
  });

  it('closes what was opened when an answer is wrong', async () => {
    const { row, close } = rowOf([], []);
    const wrong: Row = {
      ...row,
      open: async () => ({ ours: () => Promise.reject(new Error('wrong')), other: async () => 1, close }),
    };
    await expect(compare(wrong, scale)).rejects.toThrow('wrong');
    expect(close).toHaveBeenCalledTimes(1);
  });
});
