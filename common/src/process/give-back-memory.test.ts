import { getHeapSpaceStatistics } from 'node:v8';
import { giveBackMemory } from './give-back-memory.js';

const youngSpace = () =>
  getHeapSpaceStatistics().find((space) => space.space_name === 'new_space')?.space_size ?? 0;

it('makes the room for young objects small again, which many at once have made large', async () => {
  const kept = Array.from({ length: 500_000 }, (_, number) => ({ number }));
  const large = youngSpace();

  await giveBackMemory();

  expect(kept).toHaveLength(500_000);
  expect(youngSpace()).toBeLessThan(large / 2);
});
