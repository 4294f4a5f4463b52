import { Schema } from 'mongoose';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
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

  it('keeps nothing to itself that is not about the version', async () => {
    copies.schema.index({ title: 1 }, { unique: true });
    await copies.createIndexes();
    await applyIfNewer(copies, { ...stateOf(1), title: 'taken' });
    await expect(applyIfNewer(copies, { id: 'b', version: 1, title: 'taken' })).rejects.toThrow('E11000');
  });
});
