import { type HydratedDocument, Schema } from 'mongoose';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isVersionConflict } from './errors.js';
import { optimisticConcurrency, retryOnConflict } from './optimistic-concurrency.js';

interface Thing {
  title: string;
  words: string[];
  version: number;
}

const connection = createConnection();
const schema = new Schema<Thing>({ title: String, words: [String] });
schema.plugin(optimisticConcurrency);
const things = connection.model<Thing>('Thing', schema);

const read = async (thing: HydratedDocument<Thing>) =>
  (await things.findById(thing._id)) as HydratedDocument<Thing>;

beforeAll(() => openTestConnection(connection));
afterAll(() => connection.close());

describe('a document with optimistic concurrency', () => {
  it('is inserted with version 0', async () => {
    const thing = await things.create({ title: 'first' });
    expect(thing.version).toBe(0);
    expect(await things.findById(thing._id).lean()).toMatchObject({ version: 0 });
  });

  it.each([
    ['one field', (thing: HydratedDocument<Thing>) => thing.set({ title: 'second' })],
    ['a list by its end', (thing: HydratedDocument<Thing>) => thing.words.push('more')],
    ['a list as a whole', (thing: HydratedDocument<Thing>) => thing.set({ words: ['other'] })],
    ['all of it', (thing: HydratedDocument<Thing>) => thing.set({ title: 'second', words: ['other'] })],
  ])('has its version raised by one by a save that changes %s', async (_name, change) => {
    const thing = await read(await things.create({ title: 'first', words: ['some'] }));
    for (const version of [1, 2]) {
      change(thing);
      await thing.save();
      expect(thing.version).toBe(version);
      expect(await things.findById(thing._id).lean()).toMatchObject({ version });
    }
  });

  it('is not saved over what another has saved in between', async () => {
    const created = await things.create({ title: 'first' });
    const mine = await read(created);
    const theirs = await read(created);
    await theirs.set({ title: 'theirs' }).save();

    const conflict: unknown = await mine
      .set({ title: 'mine' })
      .save()
      .catch((error: unknown) => error);

    expect(isVersionConflict(conflict)).toBe(true);
    expect(await things.findById(created._id).lean()).toMatchObject({ title: 'theirs', version: 1 });
  });

  it('is not saved when another has deleted it', async () => {
    const mine = await read(await things.create({ title: 'first' }));
    await things.deleteOne({ _id: mine._id });

    const conflict: unknown = await mine
      .set({ title: 'mine' })
      .save()
      .catch((error: unknown) => error);

    expect(isVersionConflict(conflict)).toBe(true);
    expect(await things.findById(mine._id)).toBeNull();
  });

  it('is saved by one of many who read the same version', async () => {
    const created = await things.create({ title: 'first' });
    const readers = await Promise.all(Array.from({ length: 10 }, () => read(created)));
    const saves = await Promise.allSettled(
      readers.map((document, reader) => document.set({ title: `reader ${reader}` }).save()),
    );

    const winners = saves.flatMap(({ status }, reader) => (status === 'fulfilled' ? [reader] : []));
    expect(winners).toHaveLength(1);
    const stored = await things.findById(created._id).lean();
    expect(stored).toMatchObject({ title: `reader ${winners[0]}`, version: 1 });
  });
});

describe('retryOnConflict', () => {
  afterEach(() => jest.restoreAllMocks());

  const conflict = async () => {
    const thing = await things.create({ title: 'first' });
    const [mine, theirs] = [await read(thing), await read(thing)];
    await theirs.set({ title: 'theirs' }).save();
    return mine.set({ title: 'mine' }).save();
  };

  it('gives every one of several writers its turn', async () => {
    const { _id } = await things.create({ title: '' });
    const append = (letter: string) =>
      retryOnConflict(async () => {
        const thing = (await things.findById(_id)) as HydratedDocument<Thing>;
        await thing.set({ title: thing.title + letter }).save();
      });
    const letters = 'abcdefghijklmnopqrstuvwxyz';
    await Promise.all([...letters].map(append));

    const stored = await things.findById(_id).lean();
    expect([...(stored?.title ?? '')].sort().join('')).toBe(letters);
    expect(stored?.version).toBe(26);
  });

  it('tries again after a conflict and answers what came of it', async () => {
    const work = jest.fn().mockImplementationOnce(conflict).mockResolvedValue('done');
    expect(await retryOnConflict(work)).toBe('done');
    expect(work).toHaveBeenCalledTimes(2);
  });

  it('gives up after twenty', async () => {
    jest.spyOn(Math, 'random').mockReturnValue(0);
    const work = jest.fn(conflict);
    await expect(retryOnConflict(work)).rejects.toThrow();
    expect(work).toHaveBeenCalledTimes(20);
  });

  it('leaves other errors to the caller', async () => {
    const work = jest.fn().mockRejectedValue(new Error('another'));
    await expect(retryOnConflict(work)).rejects.toThrow('another');
    expect(work).toHaveBeenCalledTimes(1);
  });
});
