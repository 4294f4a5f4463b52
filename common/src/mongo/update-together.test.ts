import { type HydratedDocument, Schema } from 'mongoose';
import { outboxField, record, type WithOutbox } from '../outbox/outbox-entry.js';
import { loseConnection } from '../testing/lost-connection.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isDuplicateKey, isUnavailable, isVersionConflict } from './errors.js';
import { newId } from './new-id.js';
import { optimisticConcurrency } from './optimistic-concurrency.js';
import { updateTogether } from './update-together.js';

interface Seat extends WithOutbox {
  name: string;
  state: string;
}

const connection = createConnection();
const schema = new Schema<Seat>({ name: String, state: { type: String, required: true } });
schema.plugin(optimisticConcurrency);
outboxField(schema);
schema.index({ name: 1 }, { unique: true, partialFilterExpression: { state: 'taken' } });
const saved: string[] = [];
schema.post('save', ({ name, state }) => void saved.push(`${name} ${state}`));
const seats = connection.model<Seat>('Seat', schema);
const bulkWrite = jest.spyOn(seats.collection, 'bulkWrite');
updateTogether(seats);

/** A seat that was read: what is saved of it holds only as long as nobody else has saved it. */
const free = async (name: string) =>
  seats.findById((await seats.create({ name, state: 'free' }))._id).orFail();

function take(seat: HydratedDocument<Seat>) {
  seat.state = 'taken';
  record(seat as never, 'session:ended', { id: newId() } as never, new Date());
  return seat.save();
}
const takeAll = (...all: HydratedDocument<Seat>[]) => Promise.allSettled(all.map(take));
const reasonOf = (result?: PromiseSettledResult<unknown>): unknown =>
  result?.status === 'rejected' ? result.reason : undefined;
const stored = async () =>
  (await seats.find().sort({ name: 1 }).lean()).map(
    ({ name, state, version }) => `${name} ${state} ${version}`,
  );

beforeAll(async () => {
  await openTestConnection(connection);
  await seats.createIndexes();
});
beforeEach(async () => {
  await seats.deleteMany({});
  saved.length = 0;
  bulkWrite.mockClear();
});
afterAll(() => connection.close());

describe('documents that are saved at the same time', () => {
  it('share one write, each with its version and its event', async () => {
    const all = [await free('a'), await free('b'), await free('c')];
    saved.length = 0;

    await Promise.all(all.map(take));

    expect(bulkWrite).toHaveBeenCalledTimes(1);
    expect(await stored()).toEqual(['a taken 1', 'b taken 1', 'c taken 1']);
    expect((await seats.find().lean()).map(({ outbox }) => outbox.length)).toEqual([1, 1, 1]);
    expect(saved.sort()).toEqual(['a taken', 'b taken', 'c taken']);
  });

  it('are overtaken each by itself', async () => {
    const [a, b, c] = [await free('a'), await free('b'), await free('c')];
    await seats.updateOne({ name: 'b' }, { $set: { state: 'locked' }, $inc: { version: 1 } });
    saved.length = 0;

    const [first, overtaken, last] = await takeAll(a, b, c);

    expect(isVersionConflict(reasonOf(overtaken))).toBe(true);
    expect([first?.status, last?.status]).toEqual(['fulfilled', 'fulfilled']);
    expect(await stored()).toEqual(['a taken 1', 'b locked 1', 'c taken 1']);
    expect(saved.sort()).toEqual(['a taken', 'c taken']);
  });

  it('are saved by one of those who have read the same', async () => {
    const a = await free('a');
    const same = await Promise.all(Array.from({ length: 5 }, () => seats.findById(a._id).orFail()));

    const results = await takeAll(...same, await free('b'));

    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(2);
    expect(await stored()).toEqual(['a taken 1', 'b taken 1']);
  });

  it('are refused each by itself, and say why', async () => {
    await take(await free('a'));
    const [other, b] = [await free('a'), await free('b')];

    const [refused, good] = await takeAll(other, b);

    expect(isDuplicateKey(reasonOf(refused), 'name')).toBe(true);
    expect(good?.status).toBe('fulfilled');
    expect(await stored()).toEqual(['a taken 1', 'a free 0', 'b taken 1']);
  });

  it.each([['update'], ['find']])(
    'are not said to be saved when the database is lost at the %s',
    async (command) => {
      const [a, b] = [await free('a'), await free('b')];
      await seats.updateOne({ name: 'b' }, { $inc: { version: 1 } });
      saved.length = 0;
      const restored = loseConnection(connection, command);

      const all = await takeAll(a, b);

      restored();
      for (const one of all) expect(isUnavailable(reasonOf(one))).toBe(true);
      expect(saved).toEqual([]);
    },
  );
});

describe('a document that is saved by itself', () => {
  it('hears that it was overtaken', async () => {
    const a = await free('a');
    await seats.updateOne({ name: 'a' }, { $inc: { version: 1 } });
    const [overtaken] = await takeAll(a);
    expect(isVersionConflict(reasonOf(overtaken))).toBe(true);
  });

  it('is left alone when it tells of no event, also beside others', async () => {
    const [a, b, c] = [await free('a'), await free('b'), await free('c')];
    c.state = 'locked';

    await Promise.all([take(a), take(b), c.save()]);

    expect(bulkWrite.mock.calls.map(([operations]) => operations.length)).toEqual([2]);
    expect(await stored()).toEqual(['a taken 1', 'b taken 1', 'c locked 1']);
  });
});
