import { createChance } from './chance.js';
import { writeScript } from './script.js';

describe('a script', () => {
  it('is the same for the same seed, and another for another', () => {
    const write = (seed: number) => writeScript(createChance(seed), () => true);

    expect(write(7)).toEqual(write(7));
    expect(write(7)).not.toEqual(write(8));
  });

  it('leaves every other action as it was when some are left out', () => {
    const whole = writeScript(createChance(7), () => true);
    const [first] = whole.ids;
    const part = writeScript(createChance(7), (id) => id !== first);

    expect(part.ids).toEqual(whole.ids.slice(1));
    expect(part.actions).toEqual(whole.actions.filter(({ id }) => id !== first));
  });

  it('gives every part a name of its own', () => {
    for (let seed = 1; seed <= 200; seed++) {
      const { ids } = writeScript(createChance(seed), () => true);
      expect(new Set(ids).size).toBe(ids.length);
    }
  });
});
