import { inBatches } from './in-batches.js';

async function collect(count: number, size: number) {
  const seen: number[][] = [];
  for await (const batch of inBatches(numbers(count), size)) seen.push(batch);
  return seen;
}

let ended = 0;
async function* numbers(count: number) {
  try {
    for (let n = 1; n <= count; n++) yield n;
  } finally {
    ended += 1;
  }
}

describe('inBatches', () => {
  it.each([
    [0, []],
    [2, [[1, 2]]],
    [3, [[1, 2], [3]]],
    [
      4,
      [
        [1, 2],
        [3, 4],
      ],
    ],
  ])('makes lists of two out of %i items', async (count, lists) => {
    expect(await collect(count, 2)).toEqual(lists);
  });

  it('lets go of what it reads from when nobody wants more', async () => {
    ended = 0;
    for await (const batch of inBatches(numbers(10), 2)) {
      if (batch.includes(4)) break;
    }
    expect(ended).toBe(1);
  });
});
