import { createRedisCounts } from '@ticketing/common';
import { createCapturedLog, eventually } from '@ticketing/common/testing';
import { createTestRedis, type TestRedis } from '@ticketing/local/test-redis';
import request from 'supertest';
import { createTestService } from '../test-service.js';

const password = 'correct horse battery';
const { logger, lines } = createCapturedLog();
let redis: TestRedis;
let system: ReturnType<typeof createTestService>;
let people = 0;

beforeAll(async () => {
  redis = await createTestRedis();
  await redis.start();
  system = createTestService({
    limits: 'sign-up:1/3600',
    counts: createRedisCounts(redis.url, 'auth'),
    logger,
  });
  await system.service.start();
});
afterAll(async () => {
  await system.service.stop();
  await redis.kill();
});

const signUp = (address: string) =>
  request(system.service.app)
    .post('/api/users/signup')
    .set('X-Forwarded-For', address)
    .send({ email: `person-${people++}@example.com`, password });

const skipped = async () => {
  const text = await system.platform.metrics.registry.getSingleMetricAsString('rate_limits_skipped_total');
  return Number(text.split(' ').at(-1));
};

const alarms = () => lines.filter(({ msg }) => msg === 'nothing is limited: Redis fails');

it('limits hold while Redis is there, keep nobody out while it is away, and hold again', async () => {
  await eventually(async () => {
    system.clock.advance(1_000);
    await signUp('198.51.100.1');
    expect((await signUp('198.51.100.1')).status).toBe(429);
  });

  // Whatever was not counted before Redis was reached has been told of.
  system.clock.advance(60_000);
  await redis.kill();
  const before = await skipped();
  lines.length = 0;
  for (let time = 0; time < 3; time++) expect((await signUp('198.51.100.1')).status).toBe(201);
  expect(await skipped()).toBeGreaterThanOrEqual(before + 3);
  expect(alarms()).toEqual([expect.objectContaining({ level: 'warn', reason: expect.any(String) })]);
  system.clock.advance(60_000);
  await signUp('198.51.100.1');
  expect(alarms()).toHaveLength(2);

  await redis.start();
  await eventually(async () => {
    system.clock.advance(1_000);
    expect((await signUp('198.51.100.1')).status).toBe(429);
  });
});

it('limits hold nobody up for long while Redis hangs', async () => {
  redis.freeze();
  const start = performance.now();
  const answer = await signUp('198.51.100.2');
  redis.thaw();

  expect(answer.status).toBe(201);
  expect(performance.now() - start).toBeLessThan(5_000);
});
