import {
  createCapturedTracer,
  createManualClock,
  createMemoryBus,
  eventually,
} from '@ticketing/common/testing';
import { besideAnother, createManualWakeUps, startTestService } from '../test-service.js';

const { bus, clock, wakeUps, outbox, connection, orderState, begin, stored, notices } = startTestService();

const A_SWEEP = 5_000;
const timers = () => connection.collection('timers');

/** Lets the sweep have its turn, which it plans only after the last has ended, until `check` passes. */
const sweepUntil = (check: () => void | Promise<void>) =>
  eventually(async () => {
    clock.advance(A_SWEEP);
    await check();
  });

beforeEach(() => timers().deleteMany({}));

describe('a timer that has run out', () => {
  it('is told of when it is woken', async () => {
    const order = await begin();
    clock.advance(60_000);

    await wakeUps.wake();

    expect(await notices(order.id)).toEqual([{ id: order.id, version: 1, expiresAt: order.expiresAt }]);
    expect(await stored(order.id)).toMatchObject({ state: 'fired', version: 1 });
  });

  it("is told of within its order's trace", async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const order = orderState();
    await bus.deliver('order:created', order, `00-${traceId}-b7ad6b7169203331-01`);
    const other = await begin();
    clock.advance(60_000);

    await wakeUps.wake();

    await outbox.settled();
    const traceOf = (id: string) =>
      bus.published('expiration:complete').find(({ data }) => data.id === id)?.traceparent;
    expect(traceOf(order.id)).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`));
    expect(traceOf(order.id)).not.toContain('b7ad6b7169203331');
    expect(traceOf(other.id)).toMatch(/^00-[0-9a-f]{32}-/);
    expect(traceOf(other.id)).not.toContain(traceId);
  });

  it("is a span of its order's trace, after which its notice is another", async () => {
    const traceId = '0af7651916cd43dd8448eb211c80319c';
    const order = orderState();
    await bus.deliver('order:created', order, `00-${traceId}-b7ad6b7169203331-01`);
    const { tracer, spans } = createCapturedTracer();
    const due = createManualClock(new Date(order.expiresAt));
    const ownBus = createMemoryBus();

    await besideAnother({ bus: ownBus, clock: due, wakeUps: createManualWakeUps(), tracer }, () =>
      eventually(() => expect(ownBus.published('expiration:complete')).toHaveLength(1)),
    );

    const fired = spans.find(({ name }) => name === 'timer fired');
    expect(fired?.after).toContain(traceId);
    const told = spans.find(({ name }) => name === 'publish expiration:complete');
    expect(told?.after).toBe(`00-${traceId}-${fired?.spanId}-01`);
  });

  it('is told of once, however often it is woken', async () => {
    const order = await begin();
    clock.advance(60_000);

    await Promise.all(Array.from({ length: 10 }, () => wakeUps.wake()));
    await wakeUps.wake();

    expect(await notices(order.id)).toHaveLength(1);
  });

  it('is told of when nobody wakes it', async () => {
    const order = await begin();
    clock.advance(60_000);

    await sweepUntil(async () => expect(await notices(order.id)).toHaveLength(1));
  });

  it('is told of once the broker is back', async () => {
    const order = await begin();
    bus.refuse(true);
    clock.advance(60_000);
    await wakeUps.wake();
    expect(await notices(order.id)).toEqual([]);

    bus.refuse(false);

    await sweepUntil(async () => expect(await notices(order.id)).toHaveLength(1));
  });

  it('is told of by one of two instances', async () => {
    const order = await begin();
    const [otherBus, otherWakeUps] = [createMemoryBus(), createManualWakeUps()];

    await besideAnother({ bus: otherBus, clock, wakeUps: otherWakeUps }, async () => {
      clock.advance(60_000);
      await Promise.all([wakeUps.wake(), otherWakeUps.wake()]);
    });
    await outbox.settled();

    const published = [bus, otherBus].flatMap((it) => it.published('expiration:complete'));
    const events = published.filter(({ data }) => data.id === order.id).map(({ id }) => id);
    // What one has saved the other may publish too: the same event, which consumers know by its version.
    expect(new Set(events).size).toBe(1);
    expect(await stored(order.id)).toMatchObject({ state: 'fired', version: 1 });
  });

  it('is told of together with others, but not when its order ends at that moment', async () => {
    const [ending, overdue] = [await begin(), await begin()];
    clock.advance(60_000);
    const model = connection.models.Timer;
    if (!model) throw new Error('the service has no timers');
    const save = model.bulkSave.bind(model);
    jest.spyOn(model, 'bulkSave').mockImplementationOnce((async (...batch: Parameters<typeof save>) => {
      await bus.deliver('order:completed', { ...ending, status: 'complete', version: 2 });
      return save(...batch);
    }) as never);

    await wakeUps.wake();

    expect(await notices(overdue.id)).toHaveLength(1);
    expect(await notices(ending.id)).toEqual([]);
    expect(await stored(ending.id)).toMatchObject({ state: 'ended', version: 1, outbox: [] });
  });
});

describe('a timer that has not run out', () => {
  it('stays silent when it is woken', async () => {
    const order = await begin();
    clock.advance(59_999);

    await wakeUps.wake();

    expect(await stored(order.id)).toMatchObject({ state: 'pending', version: 0 });
  });

  it('is asked for again by the sweep when it does so shortly, should the first time be lost', async () => {
    const inSeconds = (seconds: number) => new Date(clock.now().getTime() + seconds * 1000).toISOString();
    const [soon, later] = [
      await begin({ expiresAt: inSeconds(10) }),
      await begin({ expiresAt: inSeconds(20) }),
    ];
    const otherWakeUps = createManualWakeUps();
    const overrides = {
      bus: createMemoryBus(),
      clock: createManualClock(clock.now()),
      wakeUps: otherWakeUps,
    };
    const asked = () => otherWakeUps.scheduled.map(({ id }) => id);

    await besideAnother(overrides, () => eventually(() => expect(asked()).toEqual([soon.id])));

    expect(asked()).not.toContain(later.id);
    expect(await stored(soon.id)).toMatchObject({ state: 'pending' });
  });
});

describe('the queries of the service', () => {
  it('follow an index', async () => {
    await connection.db?.command({ profile: 2 });
    const order = await begin();
    const own = createManualWakeUps();
    const soon = createManualClock(new Date(Date.parse(order.expiresAt) - 1_000));
    await besideAnother({ bus: createMemoryBus(), clock: soon, wakeUps: own }, () =>
      eventually(() => expect(own.scheduled).toHaveLength(1)),
    );
    clock.advance(60_000);
    await wakeUps.wake();
    await bus.deliver('order:cancelled', { ...order, status: 'cancelled', version: 1 });
    await connection.db?.command({ profile: 0 });

    const profile = await connection.collection('system.profile').find().toArray();
    const reads = profile.filter(
      ({ ns, planSummary }) => planSummary !== undefined && ns.endsWith('.timers'),
    );
    expect(reads.length).toBeGreaterThan(4);
    expect(reads.filter(({ planSummary }) => planSummary === 'COLLSCAN')).toEqual([]);
  });
});
