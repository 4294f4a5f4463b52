import { createMemoryBus, eventually, newId } from '@ticketing/common/testing';
import { createTestRedis, type TestRedis } from '@ticketing/local/test-redis';
import request from 'supertest';
import { createService } from './service.js';
import { serviceConfig } from './test-service.js';

// Real time and a real Redis, which is lost in each way that there is.
const bus = createMemoryBus();
let redis: TestRedis;
let running: ReturnType<typeof createService>;

beforeAll(async () => {
  redis = await createTestRedis();
  await redis.start();
  running = createService(serviceConfig(redis.url), { bus });
  await running.service.start();
});
afterAll(async () => {
  await running.service.stop();
  await redis.kill();
});

/** Begins orders that end so many milliseconds from now, each. */
async function begin(delays: number[]) {
  const orders = delays.map((delay) => ({
    id: newId(),
    version: 0,
    userId: newId(),
    status: 'created' as const,
    expiresAt: new Date(Date.now() + delay).toISOString(),
    ticket: { id: newId(), title: 'Opera', price: 2_000, currency: 'usd' },
  }));
  await Promise.all(orders.map((order) => bus.deliver('order:created', order)));
  return new Set(orders.map(({ id }) => id));
}

/** The notices of these orders, each once. */
function noticesOf(ids: Set<string>) {
  const events = bus.published('expiration:complete').filter(({ data }) => ids.has(data.id));
  const distinct = new Map(events.map((event) => [event.id, event]));
  return [...distinct.values()];
}

/** Resolves once each of the orders was told of, and fails when one was told of twice. */
async function untilAllTold(ids: Set<string>) {
  await eventually(
    () => expect(new Set(noticesOf(ids).map(({ data }) => data.id)).size).toBe(ids.size),
    20_000,
  );
  expect(noticesOf(ids)).toHaveLength(ids.size);
}

/**
 * Whether bull wakes the service. Four timers run out 400 ms apart. The sweep runs every 5 s, so that alone it could
 * be less than 400 ms late for one of them.
 */
async function untilBullWakes() {
  await eventually(async () => {
    const ids = await begin([400, 800, 1_200, 1_600]);
    await untilAllTold(ids);
    const late = noticesOf(ids).map(({ time, data }) => Date.parse(time) - Date.parse(data.expiresAt));
    expect(late.filter((milliseconds) => milliseconds < 400).length).toBeGreaterThan(1);
  }, 40_000);
}

const fifty = (delay: number) => Array<number>(50).fill(delay);

describe('the service', () => {
  it('is woken by bull', untilBullWakes);

  it('tells of every order when Redis is erased meanwhile', async () => {
    const ids = await begin(fifty(1_500));
    await redis.erase();

    await untilAllTold(ids);
  });

  it('takes orders and tells of all of them without Redis, is ready, and is woken again when it is back', async () => {
    const before = await begin(fifty(1_500));
    await redis.kill();

    const during = await begin(fifty(500));

    await Promise.all([untilAllTold(before), untilAllTold(during)]);
    expect((await request(running.service.app).get('/readyz')).status).toBe(200);
    await redis.start();
    await untilBullWakes();
  });

  it('answers nothing but its health', async () => {
    expect((await request(running.service.app).get('/healthz')).body).toEqual({ status: 'ok' });
    expect((await request(running.service.app).get('/api/expiration')).status).toBe(404);
  });
});
