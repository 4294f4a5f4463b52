import { MongoClient, ObjectId } from 'mongodb';
import { type BrokerAddress, connectTo, publish } from '../broker.js';
import { answerWith } from '../worker.js';

export interface LeastSales extends BrokerAddress {
  mongoUri: string;
  count: number;
  concurrency: number;
}

const SUBJECT = 'bench:least';
const WRITES = 4;
const MESSAGES = 3;

/** About what an order's document and an order's event take. */
const document = { title: 'The Long Distance Runners', price: 4_200, padding: 'x'.repeat(300) };
const body = JSON.stringify(document);

let opened: ReturnType<typeof open> | undefined;

/**
 * The least durable work that a sale needs, one step after the other: an order, its ticket's lock, a charge and the sold
 * ticket are written, and the three services are told of it. Answers with how many a second.
 */
answerWith(async ({ count, concurrency, ...where }: LeastSales): Promise<number> => {
  opened ??= open(where);
  const { documents, client } = await opened;
  let left = count;
  const sell = async () => {
    while (left-- > 0) {
      for (let step = 0; step < WRITES; step++) {
        await documents.insertOne({ ...document, _id: new ObjectId() });
        if (step < MESSAGES) await publish(client, SUBJECT, body);
      }
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, sell));
  return (count * 1000) / (performance.now() - begun);
});

async function open({ mongoUri, ...broker }: Omit<LeastSales, 'count' | 'concurrency'>) {
  const mongo = await new MongoClient(mongoUri, { writeConcern: { w: 'majority', journal: true } }).connect();
  return { documents: mongo.db().collection('bare'), client: await connectTo(broker, 'bench-least') };
}
