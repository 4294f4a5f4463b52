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

/** A service whose counts all end like this. */
async function serveWith(ask: () => Promise<never>) {
  const idle = async () => {};
  const counts = { start: idle, stop: idle, add: ask, read: ask, begin: ask, forget: ask };
  const system = createTestService({ limits: 'sign-up:1/3600', counts });
  await system.service.start();
  /** What one address may do, and is counted for. */
  async function signOut() {
    const asked = request(system.service.app).post('/api/users/signout');
    await asked.set('X-Forwarded-For', '198.51.100.3').expect(200);
  }
  return { ...system, signOut };
}

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

it('Redis is asked again a second after it has failed, and not before', async () => {
  const fail = jest.fn().mockRejectedValue(new Error('Redis is away'));
  const { service, clock, signOut } = await serveWith(fail);

  await signOut();
  await signOut();
  expect(fail).toHaveBeenCalledTimes(1);
  clock.advance(1_000);
  await signOut();
  await service.stop();

  expect(fail).toHaveBeenCalledTimes(2);
});

it('Redis that hangs is looked for by one request, while the others go on without it', async () => {
  const waiting: ((reason: Error) => void)[] = [];
  const hang = () => new Promise<never>((_resolve, reject) => waiting.push(reject));
  const { service, clock, signOut } = await serveWith(hang);
  const first = signOut();
  await eventually(() => expect(waiting).toHaveLength(1));
  waiting.pop()?.(new Error('Redis hangs'));
  await first;

  clock.advance(1_000);
  const looking = signOut();
  await eventually(() => expect(waiting).toHaveLength(1));
  await Promise.all([signOut(), signOut()]);
  expect(waiting).toHaveLength(1);
  waiting.pop()?.(new Error('Redis hangs'));
  await looking;
  await service.stop();
});

it('Redis is asked again although the clock was set back since it failed', async () => {
  const fail = jest.fn().mockRejectedValue(new Error('Redis is away'));
  const { service, clock, signOut } = await serveWith(fail);

  await signOut();
  clock.advance(-600_000);
  await signOut();
  await service.stop();

  expect(fail).toHaveBeenCalledTimes(2);
});

it('limits hold nobody up for long while Redis hangs', async () => {
  redis.freeze();
  const start = performance.now();
  const answer = await signUp('198.51.100.2');
  redis.thaw();

  expect(answer.status).toBe(201);
  expect(performance.now() - start).toBeLessThan(5_000);
});
