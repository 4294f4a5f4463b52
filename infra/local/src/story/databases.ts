import { type Db, MongoClient, ObjectId } from 'mongodb';
import type { Service } from '../topology/index.js';
import { type MailDocument, mailsOf, momentOfMail } from './mails.js';
import { dollars, type Moment } from './moment.js';
import type { Records } from './records.js';
import type { Round } from './round.js';

/** How long a database may take to answer at all, in milliseconds. */
const PATIENCE = 10_000;

/** What the services' databases know of an order. */
export interface Known {
  order?: OrderDocument | undefined;
  moments: Moment[];
  now: string[];
}

interface Waiting {
  outbox?: { id: string; type: string; time: string }[];
}

interface Outbox extends Waiting {
  version: number;
  status: string;
}

interface OrderDocument extends Outbox {
  _id: ObjectId;
  userId: string;
  ticket: { id: string; title: string; price: number };
  expiresAt: Date;
}

interface TimerDocument extends Outbox {
  _id: string;
  state: string;
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
export async function askDatabases(
  records: Records,
  round: Round,
  orderId: string,
  ticketInEvents?: string,
): Promise<Known> {
  const id = new ObjectId(orderId);
  const ask = <T extends Waiting>(service: Service, find: (db: Db) => Promise<T[]> | T[]) =>
    round.ask(`the database of ${service}`, within(records, service, orderId, find), {
      found: [],
      moments: [],
    });

  const [orders, payments] = await Promise.all([
    ask('orders', (db) => db.collection<OrderDocument>('orders').find({ _id: id }).toArray()),
    ask('payments', (db) =>
      db.collection<ChargeDocument>('charges').find({ orderId }).sort({ _id: 1 }).toArray(),
    ),
  ]);
  const [order] = orders.found;
  const ticketId = ticketInEvents ?? order?.ticket.id;
  const charges = payments.found.map(({ _id }) => _id.toHexString());
  const [tickets, expiration, auth] = await Promise.all([
    ask('tickets', (db) =>
      ticketId
        ? db
            .collection<Outbox>('tickets')
            .find({ _id: new ObjectId(ticketId) })
            .toArray()
        : [],
    ),
    ask('expiration', (db) => db.collection<TimerDocument>('timers').find({ _id: orderId }).toArray()),
    ask('auth', (db) =>
      db.collection<MailDocument & Waiting>('mails').find(mailsOf(orderId, charges)).toArray(),
    ),
  ]);
  return {
    order,
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

interface Found<T> {
  found: T[];
  moments: Moment[];
}

/** Asks one service's database, and for what of the order waits in it: dead letters, and events not yet published. */
async function within<T extends Waiting>(
  records: Records,
  service: Service,
  orderId: string,
  find: (db: Db) => Promise<T[]> | T[],
): Promise<Found<T>> {
  const options = { serverSelectionTimeoutMS: PATIENCE };
  const client = await MongoClient.connect(await records.database(service), options);
  try {
    const db = client.db();
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
