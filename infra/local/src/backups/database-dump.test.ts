import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Binary, Double, Int32, Long, MongoClient, ObjectId, Timestamp } from 'mongodb';
import { putBackDatabase, saveDatabase } from './database-dump.js';
import { openBackup } from './read-backup.js';
import { beginBackup } from './write-backup.js';

const name = `test-${randomBytes(6).toString('hex')}`;
const uri = process.env.TEST_MONGO_URI ?? '';
const port = Number(new URL(uri).port);
const client = new MongoClient(uri);
const db = client.db(name);
const raw = { promoteValues: false, promoteLongs: false };

/** One of each kind of value that a service stores, and of those that look the same in JavaScript. */
const document = {
  _id: new ObjectId(),
  text: 'Beyoncé, 東京',
  price: new Int32(1999),
  whole: new Double(2000),
  version: new Double(1_893_456_000_001),
  long: Long.fromString('9007199254740993'),
  expiresAt: new Date('2030-01-01T12:15:00Z'),
  bytes: new Binary(Buffer.from([0, 1, 255])),
  outbox: [{ id: '1', data: { nothing: null, empty: {} } }],
};

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dump-'));
  await db.dropDatabase();
});
afterEach(() => rm(folder, { recursive: true }));
afterAll(() => client.close());

/** The moment from which on everything that is written now is left out, once it has come. */
async function now(): Promise<Timestamp> {
  const second = Math.floor(Date.now() / 1000) + 1;
  await new Promise((resolve) => setTimeout(resolve, second * 1000 + 5 - Date.now()));
  return new Timestamp({ t: second, i: 0 });
}

/** Resolves to how many documents the backup has. */
async function save(moment: Timestamp): Promise<number> {
  const draft = await beginBackup(join(folder, 'backup'));
  const count = await saveDatabase(port, name, moment, draft);
  await draft.finish(new Date());
  return count;
}

const putBack = async () => putBackDatabase(port, name, await openBackup(join(folder, 'backup')));

describe('a database', () => {
  it('comes back as it was, every value of its own type', async () => {
    await db.collection('orders').insertOne(document);
    await db.collection<{ _id: string }>('orderversions').insertOne({ _id: 'text as id' });
    expect(await save(await now())).toBe(2);
    await db.collection('orders').updateOne({}, { $set: { text: 'another' } });
    await db.collection('new').insertOne({});

    expect(await putBack()).toBe(2);

    expect(await db.collection('orders').find({}, raw).toArray()).toEqual([document]);
    expect(await db.collection('orderversions').find().toArray()).toEqual([{ _id: 'text as id' }]);
    expect(await db.collection('new').countDocuments()).toBe(0);
  });

  it('is saved as it was at that moment, whatever has been written since', async () => {
    await db.collection('orders').insertMany([{ n: 1 }, { n: 2 }]);
    const moment = await now();
    await db.collection('orders').deleteOne({ n: 1 });
    await db.collection('orders').insertOne({ n: 3 });
    await save(moment);

    await putBack();

    const found = await db
      .collection('orders')
      .find({}, { projection: { _id: 0 } })
      .toArray();
    expect(found).toEqual([{ n: 1 }, { n: 2 }]);
  });

  it('may be larger than what is read and written at once', async () => {
    const many = Array.from({ length: 2_000 }, (_, n) => ({ n, text: 'x'.repeat(n) }));
    await db.collection('tickets').insertMany(many);
    await save(await now());

    expect(await putBack()).toBe(2_000);

    expect(await db.collection('tickets').find().sort({ n: 1 }).toArray()).toMatchObject(many);
  });

  it('of nothing at all comes back as that', async () => {
    expect(await save(await now())).toBe(0);
    expect(await putBack()).toBe(0);
  });
});
