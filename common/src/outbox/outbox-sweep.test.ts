import { continueTrace, runInTrace } from '../process/trace-context.js';
import { eventually } from '../testing/eventually.js';
import { startRelay } from './outbox-relay.fixture.js';

const TEN_MINUTES = 600_000;

let relay: Awaited<ReturnType<typeof startRelay>>;
beforeEach(async () => {
  relay = await startRelay();
  await relay.tickets.deleteMany({});
});
afterEach(() => relay.end());

describe('an event that could not be published', () => {
  it('is left, and published by the sweep once the broker is back', async () => {
    const { bus, clock, outbox, create, left } = relay;
    await outbox.start();
    bus.refuse(true);
    const ticket = await create('Opera');
    await outbox.settled();
    expect(await left(ticket)).toHaveLength(1);

    bus.refuse(false);
    clock.advance(5_000);

    await eventually(async () => expect(await left(ticket)).toEqual([]));
    expect(bus.published('ticket:created')).toHaveLength(1);
  });

  it('is not even tried while the broker is away', async () => {
    const publish = jest.spyOn(relay.bus, 'publish');
    await relay.bus.close();
    const ticket = await relay.create('Opera');
    await relay.outbox.settled();
    expect(publish).not.toHaveBeenCalled();
    expect(await relay.left(ticket)).toHaveLength(1);
  });

  it('is published as soon as the broker is back, however young it is', async () => {
    const { bus, outbox, create, left } = relay;
    await outbox.start();
    await bus.close();
    const ticket = await create('Opera');

    await bus.connect();

    await eventually(async () => expect(await left(ticket)).toEqual([]));
    expect(bus.published('ticket:created')).toHaveLength(1);
  });

  it('is published as it was when the next process starts', async () => {
    relay.bus.refuse(true);
    const ticket = await runInTrace(continueTrace(), () => relay.create('Opera'));
    const [entry] = (await relay.left(ticket)) ?? [];

    const next = await startRelay();
    await next.outbox.sweep(true);

    const [event] = next.bus.published('ticket:created');
    expect(event).toMatchObject({ data: { title: 'Opera', version: 0 } });
    expect([event?.id, event?.time, event?.traceparent]).toEqual([
      entry?.id,
      entry?.time,
      entry?.traceparent,
    ]);
    expect(event?.data).not.toHaveProperty('orderId');
    expect(await next.left(ticket)).toEqual([]);
    await next.end();
  });

  it('leaves out what its change has left out', async () => {
    const { bus, outbox, create, change, left } = relay;
    const ticket = await create('Opera');
    await outbox.settled();
    bus.refuse(true);
    await change(ticket, 'Ballet');
    await outbox.settled();
    expect((await left(ticket))?.[0]?.data).not.toHaveProperty('orderId');

    bus.refuse(false);
    await outbox.sweep(true);

    expect(bus.published('ticket:updated')[0]?.data).not.toHaveProperty('orderId');
  });

  it.each([
    ['when the next process starts', true],
    ['by the sweep', false],
  ])('is published %s, though the clock was set back since', async (_, all) => {
    const { bus, clock, outbox, create, left } = relay;
    bus.refuse(true);
    const ticket = await create('Opera');
    await outbox.settled();
    bus.refuse(false);
    clock.advance(-TEN_MINUTES);

    await outbox.sweep(all);

    expect(bus.published('ticket:created')).toHaveLength(1);
    expect(await left(ticket)).toEqual([]);
  });

  it('of a change without a trace can be read after the next start', async () => {
    const ticket = await relay.create('Opera');
    relay.bus.refuse(true);
    await relay.change(ticket, 'Ballet');

    const next = await startRelay();
    await next.outbox.sweep(true);

    expect(next.bus.published('ticket:updated')).toMatchObject([{ data: { title: 'Ballet', version: 1 } }]);
    await next.end();
  });

  it('is published again when it could not be pulled', async () => {
    const { tickets, outbox, create, bus, left, lines } = relay;
    const away = new Error('the database is away');
    jest.spyOn(tickets.collection, 'updateMany').mockRejectedValueOnce(away);
    const ticket = await create('Opera');
    await outbox.settled();
    expect(await left(ticket)).toHaveLength(1);
    expect(lines).toMatchObject([{ level: 'warn', msg: 'event left in the outbox' }]);

    await outbox.sweep(true);
    expect(await left(ticket)).toEqual([]);
    expect(bus.published('ticket:created')).toHaveLength(2);
  });
});

describe('the sweep', () => {
  it('leaves alone what somebody has just saved', async () => {
    const { clock, outbox, create, bus } = relay;
    bus.refuse(true);
    await create('Opera');
    await outbox.settled();
    bus.refuse(false);

    clock.advance(2_999);
    await outbox.sweep();
    expect(bus.published('ticket:created')).toEqual([]);
    clock.advance(2);
    await outbox.sweep();
    expect(bus.published('ticket:created')).toHaveLength(1);
  });

  it('goes on until nothing is left, in batches', async () => {
    const { bus, outbox, leave, tickets } = relay;
    let [most, underWay] = [0, 0];
    const publish = bus.publish;
    jest.spyOn(bus, 'publish').mockImplementation(async (subject, body) => {
      underWay += 1;
      most = Math.max(most, underWay);
      await new Promise(setImmediate);
      await publish(subject, body);
      underWay -= 1;
    });
    await leave(1_200);

    await outbox.sweep(true);

    expect(new Set(bus.published('ticket:created').map(({ id }) => id)).size).toBe(1_200);
    expect(await tickets.countDocuments({ 'outbox.0': { $exists: true } })).toBe(0);
    expect(most).toBeGreaterThan(100);
    expect(most).toBeLessThanOrEqual(500);
  });

  it('ends when the broker goes meanwhile, and leaves the rest to the next', async () => {
    const { bus, outbox, leave, tickets } = relay;
    const published = bus.publish;
    const publish = jest.spyOn(bus, 'publish').mockImplementation(async (...message) => {
      if (publish.mock.calls.length === 10) await bus.close();
      await published(...message);
    });
    const find = jest.spyOn(tickets, 'find');
    await leave(1_200);

    await outbox.sweep(true);
    expect(publish).toHaveBeenCalledTimes(10);
    await outbox.sweep(true);
    expect(find).toHaveBeenCalledTimes(1);

    await bus.connect();
    await outbox.sweep(true);
    expect(new Set(bus.published('ticket:created').map(({ id }) => id)).size).toBe(1_200);
  });

  it('survives an absent database, and says so', async () => {
    await relay.connection.close();
    await relay.outbox.sweep();
    expect(relay.lines).toMatchObject([{ level: 'warn', msg: 'outbox sweep failed, trying again' }]);
  });

  it('finds what was left by an index', async () => {
    const times = [{ 'outbox.time': { $lte: 'x' } }, { 'outbox.time': { $gte: 'y' } }];
    const plan = await relay.tickets.find({ $or: times }).explain('queryPlanner');
    expect(JSON.stringify(plan)).toContain('outbox.time_1');
    expect(JSON.stringify(plan)).not.toContain('COLLSCAN');
  });
});
