import mongoose, { Schema } from 'mongoose';
import { openTestConnection } from '../testing/test-connection.js';
import { createConnection } from './connect.js';
import { isDuplicateKey, isUnavailable, isVersionConflict } from './errors.js';

const connection = createConnection();
const users = connection.model('User', new Schema({ _id: String, email: { type: String, unique: true } }));

beforeAll(() => openTestConnection(connection));
afterAll(() => connection.close());

const errorOf = (work: Promise<unknown>): Promise<unknown> => work.catch((error: unknown) => error);

describe('isDuplicateKey', () => {
  it('tells which index refused the write', async () => {
    await users.create({ _id: 'a', email: 'ada@example.com' });
    const sameEmail = await errorOf(users.create({ _id: 'b', email: 'ada@example.com' }));
    const sameId = await errorOf(users.create({ _id: 'a', email: 'bob@example.com' }));

    expect([undefined, 'email', '_id'].map((field) => isDuplicateKey(sameEmail, field))).toEqual([
      true,
      true,
      false,
    ]);
    expect([undefined, 'email', '_id'].map((field) => isDuplicateKey(sameId, field))).toEqual([
      true,
      false,
      true,
    ]);
    expect(isVersionConflict(sameId)).toBe(true);
    expect(isVersionConflict(sameEmail)).toBe(false);
  });

  it('is false of everything else', async () => {
    const badQuery = await errorOf(users.collection.findOne({ $no: 1 }));
    expect(badQuery).toBeInstanceOf(mongoose.mongo.MongoServerError);
    for (const error of [badQuery, new Error('E11000'), { code: 11_000 }, undefined]) {
      expect(isDuplicateKey(error)).toBe(false);
    }
  });
});

describe('isUnavailable', () => {
  const { MongoServerError, MongoNetworkError, MongoServerSelectionError } = mongoose.mongo;
  const bulkWrite = (unconfirmed?: object) =>
    new mongoose.mongo.MongoBulkWriteError({ message: 'no', code: 189, writeErrors: [] }, {
      getWriteConcernError: () => unconfirmed,
    } as never);
  const retryable = new MongoServerError({ message: 'not primary', errorLabels: ['RetryableWriteError'] });

  it.each([
    ['a lost connection', new MongoNetworkError('reset'), true],
    ['a server that is not found', new MongoServerSelectionError('away', {} as never), true],
    ['the same, said by mongoose', new mongoose.Error.MongooseServerSelectionError('away'), true],
    ['a socket that the server left', Object.assign(new Error('ended'), { code: 'EPIPE' }), true],
    ['a server that steps down', retryable, true],
    ['a write of many that a server which steps down did not confirm', bulkWrite({ code: 189 }), true],
    ['a write of many that a server refuses', bulkWrite(), false],
    ['a server that refuses', new MongoServerError({ message: 'no', code: 2 }), false],
    ['a document that does not fit', new mongoose.Error.ValidationError(), false],
    ['any other error', new Error('connect ECONNREFUSED'), false],
    ['nothing', undefined, false],
  ])('of %s is %p', (_name, error, expected) => {
    expect(isUnavailable(error)).toBe(expected);
  });

  it('of a command before the connection stands, one that its end cut off and one after it is true', async () => {
    const own = createConnection();
    const model = own.model('User', new Schema({ _id: String }));
    const early = await errorOf(model.findOne().exec());

    await openTestConnection(own);
    await model.create({ _id: 'somebody' });
    const cutOff = errorOf(model.find({ $where: 'sleep(300) || true' }).exec());
    await own.close();
    const late = await errorOf(model.findOne().exec());

    expect([early, await cutOff, late].map(isUnavailable)).toEqual([true, true, true]);
  });
});
