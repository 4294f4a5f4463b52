import { createLogger, pause, systemClock } from '@ticketing/common';
import { eventually, newId } from '@ticketing/common/testing';
import { createTestRedis, type TestRedis } from '@ticketing/local/test-redis';
import { createBullWakeUps } from './bull-wake-ups.js';
import type { WakeUps } from './wake-ups.js';

const logger = createLogger('expiration', 'silent');

let redis: TestRedis;
let wakeUps: WakeUps;
const wake = jest.fn(async () => {});

/** Timers that run out so many milliseconds from now. */
const timers = (count: number, delay: number) =>
  Array.from({ length: count }, () => ({ id: newId(), expiresAt: new Date(Date.now() + delay) }));

/** Milliseconds that the work takes. */
async function timed(work: () => Promise<void>): Promise<number> {
  const begin = Date.now();
  await work();
  return Date.now() - begin;
}

/** Resolves once wake-ups arrive and none is left. What is scheduled before Redis is there is dropped. */
async function untilAtWork() {
  // What the test before has woken says nothing about these.
  wake.mockClear();
  const probe = timers(1, 0);
  await eventually(async () => {
    await wakeUps.schedule(probe);
    expect(wake).toHaveBeenCalled();
  }, 15_000);
  await eventually(async () => expect(await redis.countJobs()).toBe(0));
  wake.mockClear();
}

beforeAll(async () => {
  redis = await createTestRedis();
});
beforeEach(async () => {
  await redis.start();
  wakeUps = createBullWakeUps({ url: redis.url, clock: systemClock, logger });
  await wakeUps.start(wake);
  await untilAtWork();
});
afterEach(async () => {
  jest.restoreAllMocks();
  await wakeUps.stop();
  await redis.kill();
});

describe('wake-ups by bull', () => {
  it('come when a timer runs out, and not before', async () => {
    const calls: number[] = [];
    wake.mockImplementation(async () => {
      calls.push(Date.now());
    });
    const [timer] = timers(1, 300);
    if (timer) await wakeUps.schedule([timer]);

    await eventually(() => expect(calls).toHaveLength(1));
    expect(calls[0]).toBeGreaterThanOrEqual(timer?.expiresAt.getTime() ?? Number.POSITIVE_INFINITY);
  });

  it('come once for a timer that is scheduled twice, and leave nothing behind', async () => {
    const asked = timers(20, 200);
    await wakeUps.schedule(asked);
    await wakeUps.schedule(asked);

    await eventually(() => expect(wake).toHaveBeenCalledTimes(20));
    await eventually(async () => expect(await redis.countJobs()).toBe(0));
    expect(wake).toHaveBeenCalledTimes(20);
  });

  it('can be asked for again once they came, and after one that failed', async () => {
    wake.mockRejectedValueOnce(new Error('the database is away'));
    const again = timers(1, 0);
    await wakeUps.schedule(again);
    await eventually(() => expect(wake).toHaveBeenCalledTimes(1));

    await eventually(async () => {
      await wakeUps.schedule(again);
      expect(wake.mock.calls.length).toBeGreaterThan(1);
    });
  });

  it('take timers of the far future', async () => {
    const [timer] = timers(1, 100 * 365 * 24 * 60 * 60 * 1000);
    if (timer) await wakeUps.schedule([timer]);
    await wakeUps.schedule(timers(1, 0));

    await eventually(() => expect(wake).toHaveBeenCalledTimes(1));
  });

  it('come for what is scheduled after Redis was erased', async () => {
    await wakeUps.schedule(timers(5, 1_000));
    await redis.erase();

    await wakeUps.schedule(timers(3, 100));

    await eventually(() => expect(wake).toHaveBeenCalledTimes(3));
  });

  it('hold nobody up while Redis is away, and come again when it is back', async () => {
    await redis.kill();
    const took = await timed(() => wakeUps.schedule(timers(100, 0)));
    expect(took).toBeLessThan(3_000);

    await redis.start();

    await untilAtWork();
  });

  it('hold nobody up for long while Redis is frozen', async () => {
    redis.freeze();
    const took = await timed(() => wakeUps.schedule(timers(100, 0)));
    redis.thaw();

    expect(took).toBeLessThan(5_000);
    await untilAtWork();
  });

  it('stop in seconds, Redis being away', async () => {
    await redis.kill();
    expect(await timed(() => wakeUps.stop())).toBeLessThan(5_000);
  });

  it('stop only when what was woken is done', async () => {
    const order: string[] = [];
    wake.mockImplementationOnce(async () => {
      await pause(systemClock, 1_500);
      order.push('woken');
    });
    await wakeUps.schedule(timers(1, 0));
    await eventually(() => expect(wake).toHaveBeenCalledTimes(1));

    await wakeUps.stop();
    order.push('stopped');

    expect(order).toEqual(['woken', 'stopped']);
  });

  it('are not asked for any more once they have stopped, which is no failure of Redis', async () => {
    const warn = jest.spyOn(logger, 'warn');
    await wakeUps.stop();

    await wakeUps.schedule(timers(1, 0));

    expect(warn).not.toHaveBeenCalled();
  });
});

describe('wake-ups without Redis from the beginning', () => {
  it('start at once, say what is missing, and stop at once', async () => {
    await redis.kill();
    const warn = jest.spyOn(logger, 'warn');
    const alone = createBullWakeUps({ url: redis.url, clock: systemClock, logger });

    const took = await timed(async () => {
      await alone.start(wake);
      await alone.schedule(timers(1, 0));
      await eventually(() => expect(warn).toHaveBeenCalledTimes(1));
      await alone.stop();
    });

    expect(took).toBeLessThan(3_000);
    expect(warn).toHaveBeenCalledWith(expect.anything(), 'Redis fails: the sweep wakes up instead');
  });
});
