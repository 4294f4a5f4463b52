import { Schema, Types } from 'mongoose';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { insertTogether } from './insert-together.js';

interface Seat {
  name: string;
}

const connection = createConnection();
const seats = connection.model<Seat>('Seat', new Schema<Seat>({ name: String }));
const seatsTogether = connection.model<Seat>('SeatTogether', new Schema<Seat>({ name: String }));
insertTogether(seatsTogether);
const named = connection.model<{ _id: string }>('Named', new Schema<{ _id: string }>({ _id: String }));

beforeAll(() => openTestConnection(connection));
afterAll(() => connection.close());

/** What every id has that MongoDB's driver makes in this process, between the second and the counter. */
const ofProcess = new Types.ObjectId().toHexString().slice(8, 18);
const isDrivers = (id: unknown) => String(id).slice(8, 18) === ofProcess;

describe('the ids of new documents', () => {
  it.each([
    ['saved', async () => [await new seats({ name: 'a' }).save(), await seats.create({ name: 'b' })]],
    ['saved together', () => Promise.all(['a', 'b'].map((name) => new seatsTogether({ name }).save()))],
    ['inserted by their model', () => seats.insertMany([{ name: 'a' }, { name: 'b' }])],
    [
      'inserted past it',
      async () => {
        const { insertedIds } = await connection.collection('seats').insertMany([{}, {}]);
        return Object.values(insertedIds).map((_id) => ({ _id }));
      },
    ],
  ])('that are %s are not the driver’s', async (_, insert) => {
    const ids = (await insert()).map(({ _id }) => _id);
    expect(ids).toEqual([expect.any(Types.ObjectId), expect.any(Types.ObjectId)]);
    expect(ids.filter(isDrivers)).toEqual([]);
  });

  it('are those that they are given', async () => {
    const _id = new Types.ObjectId();
    expect((await new seats({ _id, name: 'a' }).save())._id).toBe(_id);
    expect((await named.create({ _id: 'a name' }))._id).toBe('a name');
  });
});
