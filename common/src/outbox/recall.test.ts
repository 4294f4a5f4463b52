import { newId } from '../mongo/new-id.js';
import { logOf, takeBackup } from '../testing/older-backup.js';
import { startRelay } from './outbox-relay.fixture.js';
import { type Recall, recallAggregate, recallFrom } from './recall.js';

let relay: Awaited<ReturnType<typeof startRelay>>;
let recall: Recall<'ticket:created' | 'ticket:updated'>;

beforeEach(async () => {
  relay = await startRelay();
  recall = {
    subjects: ['ticket:updated', 'ticket:created'],
    take: (event) =>
      recallAggregate(relay.tickets, event, { title: event.data.title, orderId: event.data.orderId }),
  };
});
afterEach(async () => {
  await relay.connection.dropDatabase();
  await relay.end();
});

describe('what a service has told', () => {
  it('brings what was put back to an earlier time up to date, and back what is not there', async () => {
    const { create, change, read, outbox, tickets } = relay;
    const [known, unknown] = [await create('Opera'), newId()];
    await outbox.settled();
    const putBack = await takeBackup(relay.connection);
    await change(await read(known), 'Ballet');
    await change(await read(known), 'Jazz');
    const later = await create('Circus');
    await outbox.settled();
    const log = logOf(relay.bus);
    await putBack();

    expect(await recallFrom(log, recall)).toBe(4);

    expect(await tickets.findById(known._id).lean()).toMatchObject({ title: 'Jazz', version: 2, outbox: [] });
    expect(await tickets.findById(later._id).lean()).toMatchObject({
      title: 'Circus',
      version: 0,
      outbox: [],
    });
    expect(await tickets.exists({ _id: unknown })).toBeNull();
  });

  it('changes nothing where more is known, and nothing of what it does not tell', async () => {
    const { create, change, read, outbox, tickets, bus } = relay;
    const ticket = await create('Opera');
    await outbox.settled();
    const log = logOf(bus);
    await change(await read(ticket), 'Ballet');
    await tickets.collection.updateOne({ _id: ticket._id }, { $set: { orderId: 'order', secret: 'kept' } });
    await outbox.settled();
    const stored = () => tickets.collection.findOne({ _id: ticket._id });
    const before = await stored();

    await recallFrom(log, recall);
    expect(await stored()).toEqual(before);

    await recall.take({
      data: { ...bus.published('ticket:updated')[0]?.data, version: 7, orderId: undefined },
    } as never);
    expect(await stored()).toEqual({ ...before, version: 7, orderId: undefined });
    expect(await stored()).not.toHaveProperty('orderId');
  });

  it('is read no further once the process is to end', async () => {
    await relay.create('Opera');
    await relay.outbox.settled();
    const stopped = AbortSignal.abort(new Error('stopped'));

    await expect(recallFrom(logOf(relay.bus), recall, stopped)).rejects.toThrow('stopped');
  });

  it('is read without what is no event', async () => {
    async function* read() {
      yield* ['no event', '{}'];
    }

    expect(await recallFrom(read, recall)).toBe(0);
    expect(await relay.tickets.countDocuments()).toBe(0);
  });
});
