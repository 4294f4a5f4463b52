import { shrink } from './shrink.js';

describe('shrink', () => {
  const parts = Array.from({ length: 40 }, (_, index) => `p${index}`);

  it('leaves only the parts that it takes to fail, in their order', async () => {
    const needed = ['p3', 'p17', 'p31'];
    const fails = async (kept: readonly string[]) => needed.every((part) => kept.includes(part));

    expect(await shrink(parts, fails)).toEqual(needed);
  });

  it('leaves nothing when it fails without anything', async () => {
    expect(await shrink(parts, async () => true)).toEqual([]);
  });

  it('finds what can be left out only once something else is gone', async () => {
    const fails = async (kept: readonly string[]) =>
      kept.includes('p20') && (kept.includes('p10') || !kept.includes('p30'));

    expect(await shrink(parts, fails)).toEqual(['p20']);
  });
});
