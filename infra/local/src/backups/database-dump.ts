import { basename } from 'node:path';
import { inBatches } from '@ticketing/common';
import { BSON, type Db, MongoClient, type Timestamp } from 'mongodb';
import type { Backup } from './read-backup.js';
import type { BackupDraft } from './write-backup.js';

/** A file a collection, of its documents in BSON one after the other: what mongodump --gzip writes and mongorestore reads. */
const SUFFIX = '.bson.gz';
/** Documents that are put back at once. */
const BATCH = 500;

const connect = (port: number) =>
  MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`, {
    writeConcern: { w: 'majority' },
  });

/**
 * Adds a database as it was at that moment to the backup, while others go on writing to it. That moment may not be
 * more than five minutes ago at the end, for so long the server remembers. Resolves to the number of documents.
 */
export async function saveDatabase(
  port: number,
  name: string,
  moment: Timestamp,
  draft: BackupDraft,
): Promise<number> {
  const client = await connect(port);
  try {
    const db = client.db(name);
    const collections = await db.listCollections({ type: 'collection' }, { nameOnly: true }).toArray();
    const session = await sessionAt(moment, client, db, collections[0]?.name);
    let count = 0;
    for (const collection of collections) {
      // As they are: each is the Buffer that the server has sent.
      const documents = db.collection(collection.name).find({}, { session, raw: true });
      const bodies = documents as unknown as AsyncIterable<Uint8Array>;
      count += await draft.add(`${name}/${collection.name}${SUFFIX}`, bodies);
    }
    await session.endSession();
    return count;
  } finally {
    await client.close();
  }
}

/** A session that reads everything as it was at that moment, which its first read of a collection that is there decides. */
async function sessionAt(moment: Timestamp, client: MongoClient, db: Db, collection?: string) {
  const session = client.startSession({ snapshot: true });
  if (collection === undefined) return session;
  // A server to which nobody writes does not know that the moment has come.
  await client.db('admin').command({ appendOplogNote: 1, data: { backup: db.databaseName } });
  const readConcern = { level: 'snapshot', atClusterTime: moment };
  await db.command({ find: collection, limit: 1, singleBatch: true, readConcern }, { session });
  return session;
}

/** Replaces all that is in the database by what the backup holds. Its indexes the service builds when it starts. */
export async function putBackDatabase(port: number, name: string, backup: Backup): Promise<number> {
  const client = await connect(port);
  const db = client.db(name);
  let count = 0;
  try {
    await db.dropDatabase();
    for (const path of backup.filesIn(name)) {
      const collection = db.collection(basename(path, SUFFIX));
      for await (const documents of inBatches(documentsIn(backup.read(path)), BATCH)) {
        await collection.insertMany(documents, { ordered: false });
        count += documents.length;
      }
    }
    return count;
  } finally {
    await client.close();
  }
}

/** Each number keeps the type that it has in BSON. */
async function* documentsIn(pieces: AsyncIterable<Buffer>): AsyncGenerator<BSON.Document> {
  let rest = Buffer.alloc(0);
  for await (const piece of pieces) {
    rest = Buffer.concat([rest, piece]);
    for (let length = lengthOf(rest); length <= rest.length; length = lengthOf(rest)) {
      yield BSON.deserialize(rest.subarray(0, length), { promoteValues: false });
      rest = rest.subarray(length);
    }
  }
}

/** https://bsonspec.org/spec.html: a document begins with its length, itself included. */
const lengthOf = (rest: Buffer) =>
  rest.length < 4 ? Number.POSITIVE_INFINITY : Math.max(rest.readInt32LE(0), 5);
