import { MongoClient, ObjectId } from 'mongodb';
import type { Ground } from '../topology/index.js';
import { type MailDocument, mailsOf, momentOfMail } from './mails.js';
import { dollars, type Moment, type Place } from './moment.js';

/** What the services' databases know of an order. */
export interface Known {
  moments: Moment[];
  now: string[];
}

interface Outbox {
  outbox?: { id: string; type: string; time: string }[];
  version: number;
  status: string;
}

interface ChargeDocument extends Outbox {
  _id: ObjectId;
  amount: number;
  intentId?: string;
  createdAt: Date;
  updatedAt: Date;
  paidAt?: Date;
  card?: { brand: string; last4: string };
  failure?: { message: string };
  refund?: { reason: string; attempts: number; dueAt?: Date; amount?: number; at?: Date };
  dispute?: { reason: string; at: Date };
}

/** Looks an order up in every database: as it is now, its charges, and what has not gone as it should. */
export async function askDatabases(ground: Ground, orderId: string, ticketId?: string): Promise<Known> {
  const id = new ObjectId(orderId);
  const payments = await within(ground, 'payments', orderId, (db) =>
    db.collection<ChargeDocument>('charges').find({ orderId }).sort({ _id: 1 }).toArray(),
  );
  const charges = payments.found.map(({ _id }) => _id.toHexString());
  const [orders, tickets, expiration, auth] = await Promise.all([
    within(ground, 'orders', orderId, (db) => db.collection<Outbox>('orders').find({ _id: id }).toArray()),
    within(ground, 'tickets', orderId, (db) =>
      ticketId
        ? db
            .collection<Outbox>('tickets')
            .find({ _id: new ObjectId(ticketId) })
            .toArray()
        : [],
    ),
    within(ground, 'expiration', orderId, (db) =>
      db.collection<Outbox & { _id: string; state: string }>('timers').find({ _id: orderId }).toArray(),
    ),
    within(ground, 'auth', orderId, (db) =>
      db.collection<MailDocument & { outbox?: never }>('mails').find(mailsOf(orderId, charges)).toArray(),
    ),
  ]);
  return {
    moments: [
      ...[orders, tickets, expiration, payments, auth].flatMap(({ moments }) => moments),
      ...payments.found.flatMap(momentsOfCharge),
      ...auth.found.map(momentOfMail),
    ],
    now: [
      ...orders.found.map(({ status, version }) => `orders: ${status}, v${version}`),
      ...tickets.found.map(({ status, version }) => `tickets: ${status}, v${version}`),
      ...expiration.found.map(({ state, version }) => `expiration: timer ${state}, v${version}`),
      ...payments.found.map((charge) => `payments: charge ${charge._id} ${stateOf(charge)}`),
    ],
  };
}

type Database = ReturnType<MongoClient['db']>;

/** Asks one service's database, and for what of the order waits in it: dead letters, and events not yet published. */
async function within<T extends Pick<Outbox, 'outbox'>>(
  ground: Ground,
  service: Place,
  orderId: string,
  find: (db: Database) => Promise<T[]> | T[],
): Promise<{ found: T[]; moments: Moment[] }> {
  const port = ground.port(`mongo-${service}`);
  const client = await MongoClient.connect(`mongodb://127.0.0.1:${port}/?directConnection=true`);
  try {
    const db = client.db(service);
    const found = await find(db);
    const letters = await db
      .collection('deadletters')
      .find({ body: { $regex: orderId } })
      .toArray();
    const waiting = found.flatMap(({ outbox = [] }) => outbox);
    const moments: Moment[] = [
      ...letters.map((letter) => ({
        at: letter.createdAt as Date,
        place: service,
        what: `${letter.subject} put aside: ${letter.reason}`,
        isFault: true,
      })),
      ...waiting.map(({ type, time }) => ({
        at: new Date(time),
        place: service,
        what: `${type} waits in the outbox`,
        isFault: true,
      })),
    ];
    return { found, moments };
  } finally {
    await client.close();
  }
}

function momentsOfCharge(charge: ChargeDocument): Moment[] {
  const { amount, createdAt, updatedAt, paidAt, card, failure, refund, dispute } = charge;
  const between = (at: Date, what: string, isFault = false): Moment => ({
    at,
    place: 'payments',
    to: 'Stripe',
    what,
    isFault,
  });
  return [
    between(createdAt, `charge of ${dollars(amount)} begun`),
    ...(paidAt ? [between(paidAt, `paid${card ? ` by ${card.brand} ${card.last4}` : ''}`)] : []),
    ...(failure ? [between(updatedAt, `not paid: ${failure.message}`, true)] : []),
    ...(refund?.at
      ? [between(refund.at, `${dollars(refund.amount ?? amount)} given back, ${refund.reason}`)]
      : []),
    ...(refund?.dueAt
      ? [between(updatedAt, `refund due, tried ${refund.attempts} times, ${refund.reason}`, true)]
      : []),
    ...(dispute ? [between(dispute.at, `disputed: ${dispute.reason}`, true)] : []),
  ];
}

const stateOf = ({ status, version, intentId }: ChargeDocument) =>
  `${status}, v${version}${intentId ? `, ${intentId} at Stripe` : ''}`;
