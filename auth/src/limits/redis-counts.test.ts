import { type Counts, createRedisCounts, systemClock } from '@ticketing/common';
import { createMemoryCounts, eventually } from '@ticketing/common/testing';
import { createTestRedis, type TestRedis } from '@ticketing/local/test-redis';

let redis: TestRedis;
let counts: Counts;

beforeAll(async () => {
  redis = await createTestRedis();
  await redis.start();
  counts = createRedisCounts(redis.url, 'auth');
  await counts.start();
  await eventually(() => counts.read('nothing'));
});
afterAll(async () => {
  await counts.stop();
  await redis.kill();
});

describe.each([
  ['Redis', () => counts],
  ['this process', () => createMemoryCounts(systemClock)],
])('counts in %s', (_name, open) => {
  it('rise together from all that ask at once, and tell how long they last', async () => {
    const here = open();
    const all = await Promise.all(Array.from({ length: 20 }, () => here.add('many', 100)));

    expect(all.map(({ count }) => count).sort((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_, i) => i + 1),
    );
    for (const { left } of all) expect(left).toBeGreaterThan(95);
    expect(await here.read('many')).toMatchObject({ count: 20 });
  });

  it('are forgotten when they are to be, and when their time is over', async () => {
    const here = open();
    await here.add('forgotten', 100);
    await here.forget('forgotten', 'never counted');
    expect(await here.read('forgotten')).toBeUndefined();

    await here.begin('over', 1);
    await eventually(async () => expect(await here.read('over')).toBeUndefined());
  });

  it('begin anew with another time', async () => {
    const here = open();
    await here.add('anew', 10);
    await here.add('anew', 10);
    await here.begin('anew', 100);
    expect((await here.read('anew'))?.count).toBe(1);

    expect(await here.add('anew', 1)).toMatchObject({ count: 2, left: expect.any(Number) });
    expect((await here.read('anew'))?.left).toBeGreaterThan(95);
  });
});
