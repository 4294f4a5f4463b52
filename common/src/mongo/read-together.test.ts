import mongoose, { Schema } from 'mongoose';
import { outboxField, type WithOutbox } from '../outbox/outbox-entry.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isVersionConflict } from './errors.js';
import { newId } from './new-id.js';
import { optimisticConcurrency } from './optimistic-concurrency.js';
import { readTogether } from './read-together.js';

interface Seat extends WithOutbox {
  name: string;
  row: { number: number };
  since: Date;
}

const connection = createConnection();
const schema = new Schema<Seat>({ name: String, row: { number: Number }, since: Date }, { timestamps: true });
schema.plugin(optimisticConcurrency);
outboxField(schema);
const seats = connection.model<Seat>('Seat', schema);
const read = readTogether(seats);

const since = new Date('2030-01-01T00:00:00Z');
const outbox = [
  { id: 'event', type: 'ticket:created', time: since.toISOString(), data: { id: 'a', deep: {} } },
];
const store = async (name: string) =>
  (await seats.create({ name, row: { number: 1 }, since, outbox: outbox as never }))._id.toHexString();

beforeAll(() => openTestConnection(connection));
afterEach(() => jest.restoreAllMocks());
afterAll(() => connection.close());

describe('documents that are read at the same time', () => {
  it('are found by one query, each by whoever asked for it', async () => {
    const [a, b, none] = [await store('a'), await store('b'), newId()];
    const find = jest.spyOn(seats, 'find');
    const found = await Promise.all([a, none, b].map(read));
    expect(found.map((document) => document?.name)).toEqual(['a', undefined, 'b']);
    expect(found[1]).toBeNull();
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('are the same as those that findById finds', async () => {
    const id = await store('a');
    const [one, other] = [await read(id), await seats.findById(id)];
    expect(one?._id).toBeInstanceOf(mongoose.Types.ObjectId);
    expect(one?.toObject({ minimize: false })).toEqual(other?.toObject({ minimize: false }));
    expect([one?.isNew, one?.isModified()]).toEqual([false, false]);
  });

  it('are each of one reader: of two who change the same one is overtaken', async () => {
    const id = await store('a');
    const [mine, theirs] = await Promise.all([read(id), read(id)]);
    theirs?.outbox.push({ ...outbox[0], id: 'theirs' } as never);
    Object.assign(theirs?.outbox[0]?.data as object, { deep: 'theirs' });
    await theirs?.set({ name: 'theirs', 'row.number': 2 }).save();
    expect(mine).toMatchObject({ name: 'a', row: { number: 1 } });
    expect(mine?.outbox.map(({ id, data }) => [id, data])).toEqual([['event', { id: 'a' }]]);

    const conflict: unknown = await mine
      ?.set({ name: 'mine' })
      .save()
      .catch((error: unknown) => error);

    expect(isVersionConflict(conflict)).toBe(true);
    expect(await read(id)).toMatchObject({ name: 'theirs', row: { number: 2 }, version: 1 });
  });

  it('are never from before they were asked for', async () => {
    const id = await store('a');
    const first = read(id);
    await new Promise(setImmediate);
    await seats.collection.updateOne(
      { name: 'a', _id: new mongoose.Types.ObjectId(id) },
      { $set: { name: 'b' } },
    );
    expect(await read(id)).toMatchObject({ name: 'b' });
    await first;
  });
});
