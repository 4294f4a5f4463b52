import { type Service, services } from '@ticketing/local/topology';
import type { Document } from 'mongodb';

/** Everything that the promises speak of: the services' databases, and Stripe's books. */
export interface World {
  now: Date;
  users: Document[];
  sessions: Document[];
  tickets: Document[];
  orders: Document[];
  charges: Document[];
  timers: Document[];
  /** What orders knows of tickets, payments of orders, and tickets of users. */
  ticketCopies: Document[];
  orderCopies: Document[];
  sellers: Document[];
  /** What auth knows of orders that have ended, and the other services of sessions that have, each with its `service`. */
  sales: Document[];
  endedSessions: Document[];
  /** What auth has written down to be mailed, or has mailed. */
  mails: Document[];
  deadLetters: Document[];
  ledger: { charges: Document[]; refunds: Document[] };
}

/** Which collection of which service each part of it is. Every service has dead letters besides. */
const collections = {
  users: ['auth', 'users'],
  sessions: ['auth', 'sessions'],
  tickets: ['tickets', 'tickets'],
  orders: ['orders', 'orders'],
  charges: ['payments', 'charges'],
  timers: ['expiration', 'timers'],
  ticketCopies: ['orders', 'tickets'],
  orderCopies: ['payments', 'orders'],
  sellers: ['tickets', 'sellers'],
  sales: ['auth', 'sales'],
  mails: ['auth', 'mails'],
} as const satisfies Record<string, readonly [Service, string]>;

/** auth knows it first hand, and nobody asks expiration anything. */
const unguarded: readonly Service[] = ['auth', 'expiration'];
/** Those that ask whether a session has ended. */
export const guarded = services.filter((service) => !unguarded.includes(service));

/** @param read gets everything in a collection of a service. */
export async function readWorld(
  read: (service: Service, collection: string) => Promise<Document[]>,
  ledger: World['ledger'],
  now: Date,
): Promise<World> {
  const parts = Object.entries(collections).map(
    async ([part, [service, name]]) => [part, await read(service, name)] as const,
  );
  const readOf = async (from: readonly Service[], collection: string) => {
    const all = from.map(async (service) =>
      (await read(service, collection)).map((document) => ({ ...document, service })),
    );
    return (await Promise.all(all)).flat() as Document[];
  };
  const [read_, deadLetters, endedSessions] = await Promise.all([
    Promise.all(parts),
    readOf(services, 'deadletters'),
    readOf(guarded, 'endedsessions'),
  ]);
  const documents = Object.fromEntries(read_) as Record<keyof typeof collections, Document[]>;
  return { now, ...documents, endedSessions, deadLetters, ledger };
}

export const idOf = ({ _id }: Document) => String(_id);
export const isLive = ({ status }: Document) => status === 'created' || status === 'awaiting:payment';
export const isComplete = ({ status }: Document) => status === 'complete';

/** Whether nothing is left to do: no order awaits anything, no charge, no timer. */
export const isOver = ({ orders, charges, timers }: World): boolean =>
  !orders.some(isLive) &&
  !charges.some(({ status, refund }) => status === 'created' || refund?.dueAt) &&
  !timers.some(({ state }) => state === 'pending');
