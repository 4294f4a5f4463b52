import { firstPause } from './first-pause';

describe('the pause before the first question', () => {
  it.each([
    ['as long as the interval when it was found out just now', 10_000, 2_000],
    ['what is left of it when it took a while to get here', 9_500, 1_500],
    ['none when it is old', 3_000, 0],
    ['none when nothing is known', undefined, 0],
  ])('is %s', (_case, knownAt, pause) => {
    expect(firstPause(2_000, 10_000, knownAt)).toBe(pause);
  });
});
