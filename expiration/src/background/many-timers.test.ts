import { createManualClock, createMemoryBus, eventually } from '@ticketing/common/testing';
import { besideAnother, createManualWakeUps, startTestService } from '../test-service.js';

const { clock, connection } = startTestService();

const timers = () => connection.collection('timers');

beforeEach(() => timers().deleteMany({}));

describe('ten thousand timers', () => {
  const COUNT = 10_000;
  const LIMIT = 60_000;

  async function insertTimers(expiresAt: Date) {
    await timers().insertMany(
      Array.from({ length: COUNT }, (_, index) => ({
        _id: `order-${index}` as never,
        expiresAt,
        state: 'pending',
        orderVersion: 0,
        version: 0,
        outbox: [],
      })),
    );
  }

  it('that ran out while the service was down are told of at start, each once', async () => {
    const now = clock.now();
    await insertTimers(now);
    const ownBus = createMemoryBus();

    await besideAnother({ bus: ownBus, clock: createManualClock(now) }, () =>
      eventually(async () => {
        expect(await timers().findOne({ state: 'pending', expiresAt: { $lte: now } })).toBeNull();
      }, LIMIT),
    );

    const published = ownBus.published('expiration:complete');
    expect(new Set(published.map(({ data }) => data.id)).size).toBe(COUNT);
    // The outbox may publish an event twice, but there is one of each timer.
    expect(new Set(published.map(({ id }) => id)).size).toBe(COUNT);
  });

  it('that run out soon ask to be woken in batches', async () => {
    const now = clock.now();
    await insertTimers(new Date(now.getTime() + 10_000));
    const batches: number[] = [];
    const counting = {
      ...createManualWakeUps(),
      schedule: async (asked: unknown[]) => {
        batches.push(asked.length);
      },
    };
    const asked = () => batches.reduce((sum, size) => sum + size, 0);

    await besideAnother({ bus: createMemoryBus(), clock: createManualClock(now), wakeUps: counting }, () =>
      eventually(() => expect(asked()).toBe(COUNT), LIMIT),
    );

    expect(Math.max(...batches)).toBeLessThanOrEqual(500);
  });
});
