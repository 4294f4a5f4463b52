import { logOf, takeBackup } from '../testing/older-backup.js';
import { record } from './outbox-entry.js';
import { startRelay, type TicketDocument } from './outbox-relay.fixture.js';
import { type Recall, recallAggregate } from './recall.js';
import { createRepublish } from './republish.js';

let relay: Awaited<ReturnType<typeof startRelay>>;
let tickets: TicketDocument[];
let ids: string[];

/** Every ticket is told of but `Silence`; `meanwhile` runs after each was read and before it is saved. */
function republishing(meanwhile = async (_ticket: TicketDocument) => {}) {
  async function tell(ticket: TicketDocument) {
    await meanwhile(ticket);
    const { id, title } = ticket;
    const state = { id, title, price: 1999, currency: 'usd', userId: 'seller', status: 'available' } as const;
    if (title !== 'Silence') record(ticket, 'ticket:updated', state, relay.clock.now());
  }
  const recall: Recall<'ticket:created'> = {
    subjects: ['ticket:created'],
    take: (event) => recallAggregate(relay.tickets, event, { title: event.data.title }),
  };
  const logger = { info: jest.fn() };
  const platform = { logger: logger as never, clock: relay.clock };
  const republish = createRepublish(platform, { model: relay.tickets, tell, recall });
  return { republish, logger };
}

const told = () => relay.bus.published('ticket:updated').map(({ data }) => data);

const stored = (ticket?: TicketDocument) =>
  relay.tickets.findById(ticket?._id, { _id: 0, title: 1, version: 1 }).lean();

beforeEach(async () => {
  relay = await startRelay();
  tickets = Array.from({ length: 130 }, (_, n) => new relay.tickets({ title: `Opera ${n}`, version: 0 }));
  ids = tickets.map(({ id }) => id);
  await relay.tickets.collection.insertMany(tickets.map((ticket) => ticket.toObject()) as never);
});
afterEach(async () => {
  await relay.connection.dropDatabase();
  await relay.end();
});

describe('republish', () => {
  it('tells of each aggregate once more, as it is now and with the next version', async () => {
    await relay.change(await relay.read(tickets[7] as TicketDocument), 'Ballet');
    await relay.outbox.settled();

    expect(await republishing().republish()).toBe(130);

    await relay.outbox.settled();
    const last = new Map(told().map((data) => [data.id, data]));
    expect(last.size).toBe(130);
    expect(last.get(ids[7] ?? '')).toMatchObject({ title: 'Ballet', version: 2 });
    expect(last.get(ids[129] ?? '')).toMatchObject({ title: tickets[129]?.title, version: 1 });
    expect(await stored(tickets[7])).toEqual({ title: 'Ballet', version: 2 });
  });

  it('leaves the events in the outboxes when it has no broker, for the service to publish', async () => {
    await relay.bus.close();
    await republishing().republish();
    expect(told()).toEqual([]);

    await relay.bus.connect();
    const service = await startRelay();
    await service.outbox.sweep(true);

    const published = service.bus.published('ticket:updated');
    expect(new Set(published.map(({ data }) => data.id)).size).toBe(130);
    await service.end();
  });

  it('neither loses nor undoes what the service changes meanwhile', async () => {
    let changes = 0;
    const { republish } = republishing(async ({ id }) => {
      if (id !== ids[7] || changes++ > 0) return;
      await relay.change(await relay.read(tickets[7] as TicketDocument), 'Ballet');
    });

    await republish();

    await relay.outbox.settled();
    expect(await stored(tickets[7])).toEqual({ title: 'Ballet', version: 2 });
    expect(told().filter(({ id }) => id === ids[7])).toMatchObject([
      { title: 'Ballet', version: 1 },
      { title: 'Ballet', version: 2 },
    ]);
  });

  it('leaves alone what need not be told', async () => {
    const silent = await relay.create('Silence');
    await relay.outbox.settled();

    expect(await republishing().republish()).toBe(130);

    expect(await stored(silent)).toEqual({ title: 'Silence', version: 0 });
  });

  it('stops between batches when it is told to, and goes on after the id that it has logged', async () => {
    const first = republishing();
    const stopping = new AbortController();
    first.logger.info.mockImplementationOnce(() => stopping.abort());
    expect(await first.republish({ signal: stopping.signal })).toBe(100);
    const { after } = first.logger.info.mock.lastCall?.[0] ?? {};
    expect(after).toBe(ids[99]);

    expect(await republishing().republish({ after })).toBe(30);

    await relay.outbox.settled();
    expect(told().map(({ version }) => version)).toEqual(Array(130).fill(1));
  });
});

describe('republish of a database that was put back', () => {
  it('goes on with versions that are newer than any that was told, however often it is put back', async () => {
    await relay.tickets.deleteMany({ _id: { $ne: tickets[0]?._id } });
    const putBack = await takeBackup(relay.connection);
    const versions: number[] = [];
    for (let time = 1; time <= 2; time++) {
      await putBack();
      relay.clock.advance(1_000);
      await republishing().republish({ restoredBeside: logOf(relay.bus) });
      await relay.outbox.settled();
      versions.push(...new Set(told().map(({ version }) => version)));
    }

    const [first, , second] = versions;
    expect(first).toBe(relay.clock.now().getTime() - 1_000 + 1);
    expect(second).toBe((first ?? 0) + 1_000);
  });

  it('tells of what it had told since, too', async () => {
    await relay.tickets.deleteMany();
    const putBack = await takeBackup(relay.connection);
    const ticket = await relay.create('Opera');
    await relay.outbox.settled();
    await putBack();

    expect(await republishing().republish({ restoredBeside: logOf(relay.bus) })).toBe(1);

    await relay.outbox.settled();
    expect(told()).toMatchObject([{ id: ticket.id, title: 'Opera' }]);
  });
});
