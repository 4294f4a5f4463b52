import { createManualClock } from './manual-clock.js';
import { createMemoryCounts } from './memory-counts.js';

it('counts in this process go by the clock that they are given', async () => {
  const clock = createManualClock();
  const here = createMemoryCounts(clock);
  await here.add('a', 10);
  clock.advance(9_000);
  expect(await here.read('a')).toEqual({ count: 1, left: 1 });
  clock.advance(1_000);
  expect(await here.read('a')).toBeUndefined();
});
