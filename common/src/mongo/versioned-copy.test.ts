import { Schema } from 'mongoose';
import { loseConnection } from '../testing/lost-connection.js';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isUnavailable } from './errors.js';
import { applyIfNewer } from './versioned-copy.js';

interface Copy {
  _id: string;
  version: number;
  title: string;
  orderId?: string;
}

const connection = createConnection();
const copies = connection.model<Copy>(
  'Copy',
  new Schema<Copy>({ _id: String, version: Number, title: String, orderId: String }, { versionKey: false }),
);

const stateOf = (version: number) => ({ id: 'a', version, title: `version ${version}` });
const stored = () => copies.findById('a').lean();

/** The outcomes of states that come at the same time, and in how many writes. */
async function applyAll(...states: (Omit<Copy, '_id'> & { id: string })[]) {
  const writes = [jest.spyOn(copies.collection, 'bulkWrite'), jest.spyOn(copies.collection, 'replaceOne')];
  const results = await Promise.allSettled(states.map((state) => applyIfNewer(copies, { ...state })));
  const count = writes.reduce((sum, { mock }) => sum + mock.calls.length, 0);
  for (const write of writes) write.mockRestore();
  const ends = results.map((end) => (end.status === 'fulfilled' ? end.value : end.reason));
  return { ends, count };
}

beforeAll(() => openTestConnection(connection));
beforeEach(() => copies.deleteMany({}));
afterAll(() => connection.close());

describe('applyIfNewer', () => {
  it.each([0, 7])('stores the state of an aggregate that was not known, at version %i', async (version) => {
    expect(await applyIfNewer(copies, stateOf(version))).toBe(true);
    expect(await stored()).toEqual({ _id: 'a', version, title: `version ${version}` });
  });

  it.each([
    ['newer', 5, true, 5],
    ['newer by more than one', 9, true, 9],
    ['the same', 4, false, 4],
    ['older', 3, false, 4],
  ])('of a state that is %s', async (_name, version, newer, afterwards) => {
    await applyIfNewer(copies, stateOf(4));
    expect(await applyIfNewer(copies, stateOf(version))).toBe(newer);
    expect(await stored()).toMatchObject({ version: afterwards, title: `version ${afterwards}` });
  });

  it('takes away what the newer state no longer has', async () => {
    await applyIfNewer(copies, { ...stateOf(1), orderId: 'order' });
    await applyIfNewer(copies, stateOf(2));
    expect(await stored()).toEqual({ _id: 'a', version: 2, title: 'version 2' });
  });

  it('keeps the newest of versions that arrive at the same moment, the first ones too', async () => {
    const versions = [0, 1, 2, 3, 4, 5, 6, 7];
    for (let round = 0; round < 20; round++) {
      await copies.deleteMany({});
      const newer = await Promise.all(versions.map((version) => applyIfNewer(copies, stateOf(version))));
      expect(await stored()).toMatchObject({ version: 7, title: 'version 7' });
      expect(newer[7]).toBe(true);
    }
  });

  it('replaces an older state that was stored between its look and its insert', async () => {
    const insertSecond = async () => {
      await copies.create({ ...stateOf(1), _id: 'a' });
      return copies.create({ ...stateOf(2), _id: 'a' });
    };
    jest.spyOn(copies, 'replaceOne').mockImplementationOnce(insertSecond as never);

    expect(await applyIfNewer(copies, stateOf(2))).toBe(true);
    expect(await stored()).toMatchObject({ version: 2, title: 'version 2' });
  });

  describe('of states that come at the same time', () => {
    const of = (id: string, version: number) => ({ ...stateOf(version), id });
    const versions = async () =>
      (await copies.find().sort({ _id: 1 }).lean()).map(({ _id, version }) => `${_id} ${version}`);

    it('stores them by one write, the known ones and the others, whole', async () => {
      await applyIfNewer(copies, { ...of('b', 1), orderId: 'order' });

      const { ends, count } = await applyAll(of('a', 0), of('b', 2), of('c', 3));

      expect([ends, count]).toEqual([[true, true, true], 1]);
      expect(await versions()).toEqual(['a 0', 'b 2', 'c 3']);
      expect(await copies.findById('b').lean()).not.toHaveProperty('orderId');
    });

    it('tells each whether it was newer', async () => {
      await applyIfNewer(copies, of('b', 5));
      await applyIfNewer(copies, of('c', 5));

      const { ends } = await applyAll(of('a', 1), of('b', 5), of('c', 4), of('c', 6), of('d', 2), of('d', 1));

      expect(ends).toEqual([true, false, false, true, true, false]);
      expect(await versions()).toEqual(['a 1', 'b 5', 'c 6', 'd 2']);
    });

    it('fails for none of them when one is refused, and for all when the database is lost', async () => {
      await copies.collection.createIndex({ title: 1 }, { unique: true });
      await applyIfNewer(copies, { ...of('a', 1), title: 'taken' });

      const { ends } = await applyAll({ ...of('b', 1), title: 'taken' }, of('c', 3));

      expect(ends).toEqual([expect.objectContaining({ message: expect.stringContaining('E11000') }), true]);
      expect(await versions()).toEqual(['a 1', 'c 3']);
      const restored = loseConnection(connection, 'update');
      const lost = await applyAll(of('d', 1), of('e', 2));
      restored();
      expect(lost.ends.map(isUnavailable)).toEqual([true, true]);
    });
  });

  it('keeps nothing to itself that is not about the version', async () => {
    copies.schema.index({ title: 1 }, { unique: true });
    await copies.createIndexes();
    await applyIfNewer(copies, { ...stateOf(1), title: 'taken' });
    await expect(applyIfNewer(copies, { id: 'b', version: 1, title: 'taken' })).rejects.toThrow('E11000');
  });
});
