import { Schema } from 'mongoose';
import { loseConnection } from '../testing/lost-connection.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isDuplicateKey, isUnavailable } from './errors.js';
import { insertTogether } from './insert-together.js';

interface Seat {
  name: string;
}

const connection = createConnection();
const schema = new Schema<Seat>({ name: { type: String, required: true } }, { timestamps: true });
schema.index({ name: 1 }, { unique: true });
const saved: string[] = [];
schema.post('save', ({ name }) => void saved.push(name));
const seats = connection.model<Seat>('Seat', schema);
const insertMany = jest.spyOn(seats.collection, 'insertMany');
insertTogether(seats);

const take = (name: string) => new seats({ name }).save();
const takeAll = (...names: string[]) => Promise.allSettled(names.map(take));
const stored = async () => (await seats.find().sort({ name: 1 }).lean()).map(({ name }) => name);

beforeAll(async () => {
  await openTestConnection(connection);
  await seats.createIndexes();
});
beforeEach(async () => {
  await seats.deleteMany({});
  saved.length = 0;
  insertMany.mockClear();
});
afterAll(() => connection.close());

describe('new documents that are saved at the same time', () => {
  it('are stored by one write, as save() stores them', async () => {
    await takeAll('a', 'b', 'c');
    expect(insertMany).toHaveBeenCalledTimes(1);
    expect(await stored()).toEqual(['a', 'b', 'c']);
    expect(saved.sort()).toEqual(['a', 'b', 'c']);
    expect(await seats.findOne()).toMatchObject({ createdAt: expect.any(Date) });
  });

  it('are each refused by themselves, and say why', async () => {
    await take('b');
    const [a, b, c, again] = await takeAll('a', 'b', 'c', 'c');
    expect([a, c].map((one) => one?.status)).toEqual(['fulfilled', 'fulfilled']);
    for (const refused of [b, again]) {
      expect(isDuplicateKey((refused as PromiseRejectedResult).reason, 'name')).toBe(true);
    }
    expect(await stored()).toEqual(['a', 'b', 'c']);
    expect(saved.sort()).toEqual(['a', 'b', 'c']);
  });

  it('are each stored though one that came before them is refused', async () => {
    await take('a');
    const again = take('a').catch((error: unknown) => error);
    await new Promise(setImmediate);
    const b = take('b');
    expect(isDuplicateKey(await again, 'name')).toBe(true);
    await b;
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('are told that they are not stored when the database is lost, and nothing follows from them', async () => {
    const restored = loseConnection(connection, 'insert');
    const all = await takeAll('a', 'b', 'c');
    restored();
    for (const one of all) expect(isUnavailable((one as PromiseRejectedResult).reason)).toBe(true);
    expect([await stored(), saved]).toEqual([[], []]);
  });

  it('are told that they are stored when the database is lost to one that was refused', async () => {
    await take('b');
    const restored = loseConnection(connection, 'insert', 2);
    const [a, b] = await takeAll('a', 'b');
    restored();
    expect(a?.status).toBe('fulfilled');
    expect(isUnavailable((b as PromiseRejectedResult).reason)).toBe(true);
    expect(await stored()).toEqual(['a', 'b']);
  });

  it('are not stored when they are not valid', async () => {
    const [bad, good] = await Promise.allSettled([new seats({}).save(), take('b')]);
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled']);
    expect(await stored()).toEqual(['b']);
  });
});
