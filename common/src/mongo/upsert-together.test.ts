import { Schema } from 'mongoose';
import { loseConnection } from '../testing/lost-connection.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isDuplicateKey, isUnavailable } from './errors.js';
import { upsertTogether } from './upsert-together.js';

interface Seat {
  _id: string;
  count?: number;
  name?: string;
}

const connection = createConnection();
const schema = new Schema<Seat>({ _id: String, count: Number, name: String }, { versionKey: false });
schema.index({ name: 1 }, { unique: true, sparse: true });
const seats = connection.model<Seat>('Seat', schema);
const bulkWrite = jest.spyOn(seats.collection, 'bulkWrite');
const upsert = upsertTogether(seats);

const raise = (id: string, count: number) => upsert(id, { $max: { count } });
const stored = () => seats.find().sort({ _id: 1 }).lean();

beforeAll(async () => {
  await openTestConnection(connection);
  await seats.createIndexes();
});
beforeEach(async () => {
  await seats.deleteMany({});
  bulkWrite.mockClear();
});
afterAll(() => connection.close());

describe('upserts that are asked for at the same time', () => {
  it('are done by one write, and each says whether there was none before', async () => {
    await raise('b', 1);
    bulkWrite.mockClear();
    expect(await Promise.all([raise('a', 1), raise('b', 2), raise('c', 3)])).toEqual([true, false, true]);
    expect(bulkWrite).toHaveBeenCalledTimes(1);
    expect(await stored()).toEqual([
      { _id: 'a', count: 1 },
      { _id: 'b', count: 2 },
      { _id: 'c', count: 3 },
    ]);
  });

  it('of the same id are each done, and one of them is the first', async () => {
    const inserted = await Promise.all([3, 1, 2].map((count) => raise('a', count)));
    expect(inserted.filter(Boolean)).toHaveLength(1);
    expect(await stored()).toEqual([{ _id: 'a', count: 3 }]);
  });

  it('are done though others do the same elsewhere', async () => {
    const elsewhere = upsertTogether(seats);
    for (let round = 0; round < 20; round++) {
      await seats.deleteMany({});
      const both = await Promise.all([raise('a', 1), elsewhere('a', { $max: { count: 2 } })]);
      expect([both.filter(Boolean).length, await stored()]).toEqual([1, [{ _id: 'a', count: 2 }]]);
    }
  });

  it('may decide on what is there', async () => {
    const double = [{ $set: { count: { $add: [{ $ifNull: ['$count', 1] }, '$count'] } } }];
    await raise('b', 2);
    await Promise.all([upsert('a', [{ $set: { count: 1 } }]), upsert('b', double)]);
    expect(await stored()).toEqual([
      { _id: 'a', count: 1 },
      { _id: 'b', count: 4 },
    ]);
  });

  it('are each refused by themselves, and say why', async () => {
    await upsert('a', { $set: { name: 'taken' } });
    const [refused, done] = await Promise.allSettled([
      upsert('b', { $set: { name: 'taken' } }),
      upsert('c', { $set: { name: 'free' } }),
    ]);
    expect(isDuplicateKey((refused as PromiseRejectedResult).reason, 'name')).toBe(true);
    expect(done).toEqual({ status: 'fulfilled', value: true });
    expect((await stored()).map(({ _id }) => _id)).toEqual(['a', 'c']);
  });

  it('are told that they are not done when the database is lost', async () => {
    const restored = loseConnection(connection, 'update');
    const all = await Promise.allSettled([raise('a', 1), raise('b', 1)]);
    restored();
    for (const one of all) expect(isUnavailable((one as PromiseRejectedResult).reason)).toBe(true);
    expect(await stored()).toEqual([]);
  });
});
