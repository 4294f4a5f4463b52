import { continueTrace, runInTrace } from '../process/trace-context.js';
import { startRelay, withholdAcknowledgement } from './outbox-relay.fixture.js';

let relay: Awaited<ReturnType<typeof startRelay>>;
beforeEach(async () => {
  relay = await startRelay();
  await relay.tickets.deleteMany({});
});
afterEach(() => relay.end());

describe('an event', () => {
  it('is published after the save, with the version that the save gave', async () => {
    const { create, change, outbox, bus } = relay;
    const ticket = await create('Opera');
    await change(ticket, 'Ballet');
    await outbox.settled();

    expect(ticket.version).toBe(1);
    expect(bus.published('ticket:created').map(({ data }) => data)).toMatchObject([
      { title: 'Opera', version: 0 },
    ]);
    expect(bus.published('ticket:updated').map(({ data }) => data)).toMatchObject([
      { title: 'Ballet', version: 1 },
    ]);
  });

  it('is a CloudEvent of the service, made when the change was, within its trace', async () => {
    const trace = continueTrace();
    const ticket = await runInTrace(trace, () => relay.create('Opera'));
    await relay.outbox.settled();

    expect(relay.bus.published('ticket:created')).toMatchObject([
      {
        specversion: '1.0',
        id: expect.stringMatching(/^[0-9a-f]{24}$/),
        source: '/tickets',
        type: 'dev.ticketing.ticket.created.v1',
        time: '2030-01-01T12:00:00.000Z',
        subject: String(ticket._id),
        traceparent: `00-${trace.traceId}-${trace.spanId}-01`,
      },
    ]);
  });

  it('of a change outside of any trace begins one', async () => {
    const ticket = await relay.create('Opera');
    await relay.change(ticket, 'Ballet');
    await relay.outbox.settled();

    const events = [...relay.bus.published('ticket:created'), ...relay.bus.published('ticket:updated')];
    const traces = events.map(({ traceparent }) => continueTrace(traceparent).traceId);
    expect(traces).toEqual(events.map(({ traceparent }) => traceparent?.slice(3, 35)));
    expect(new Set(traces).size).toBe(2);
  });

  it('of a save that failed is not published', async () => {
    const { create, change, read, outbox, bus } = relay;
    const ticket = await create('Opera');
    const stale = await read(ticket);
    await change(ticket, 'Ballet');

    await expect(change(stale, 'Musical')).rejects.toThrow();
    await expect(create('')).rejects.toThrow('title');

    await outbox.settled();
    expect(bus.published('ticket:updated').map(({ data }) => data.title)).toEqual(['Ballet']);
    expect(bus.published('ticket:created')).toHaveLength(1);
  });

  it('stays in the document until the broker has acknowledged it', async () => {
    const { give, publish } = withholdAcknowledgement(relay.bus);
    const ticket = await relay.create('Opera');
    expect(publish).toHaveBeenCalledTimes(1);
    expect(await relay.left(ticket)).toHaveLength(1);

    give();
    await relay.outbox.settled();
    expect(await relay.left(ticket)).toEqual([]);
  });

  it('is not published again while it is under way', async () => {
    const { give, publish } = withholdAcknowledgement(relay.bus);
    await relay.create('Opera');
    const sweep = relay.outbox.sweep(true);
    give();
    await sweep;
    expect(publish).toHaveBeenCalledTimes(1);
  });

  it('is published once however quickly the next change follows', async () => {
    const { create, read, change, outbox, bus, left } = relay;
    const ticket = await create('Opera');
    for (const title of ['a', 'b', 'c', 'd', 'e']) await change(await read(ticket), title);
    await outbox.settled();

    expect(bus.published('ticket:created')).toHaveLength(1);
    expect(bus.published('ticket:updated').map(({ data }) => data.title)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await left(ticket)).toEqual([]);
  });

  it('of each of many saves at the same time is published and pulled', async () => {
    const titles = Array.from({ length: 50 }, (_, n) => `ticket ${n}`);
    const tickets = await Promise.all(titles.map((title) => relay.create(title)));
    await relay.outbox.settled();

    expect(new Set(relay.bus.published('ticket:created').map(({ data }) => data.title))).toEqual(
      new Set(titles),
    );
    for (const ticket of tickets) expect(await relay.left(ticket)).toEqual([]);
    expect(await relay.outbox.figures.depth()).toBe(0);
  });

  it('leaves its outbox also when that of another, of the same change, is spoilt', async () => {
    let give = () => {};
    const given = new Promise<void>((resolve) => {
      give = resolve;
    });
    jest.spyOn(relay.bus, 'publish').mockReturnValue(given);
    const first = await relay.create('first');
    const spoilt = await relay.create('spoilt');
    const last = await relay.create('last');
    await relay.tickets.collection.updateOne({ _id: spoilt._id }, { $set: { outbox: 'spoilt' as never } });

    give();
    await relay.outbox.settled();

    expect(await relay.left(first)).toEqual([]);
    expect(await relay.left(last)).toEqual([]);
  });
});

describe('stop', () => {
  it('waits for what is under way, and sweeps no more', async () => {
    const { give } = withholdAcknowledgement(relay.bus);
    await relay.outbox.start();
    const ticket = await relay.create('Opera');
    const stopped = jest.fn();
    const stopping = relay.outbox.stop().then(stopped);
    await new Promise(setImmediate);
    expect(stopped).not.toHaveBeenCalled();
    give();
    await stopping;
    expect(await relay.left(ticket)).toEqual([]);

    const sweep = jest.spyOn(relay.tickets, 'find');
    relay.clock.advance(60_000);
    expect(sweep).not.toHaveBeenCalled();
  });
});
