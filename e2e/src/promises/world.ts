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
  mails: ['auth', 'mails'],
} as const;

const services = ['auth', 'tickets', 'orders', 'expiration', 'payments'] as const;

/** @param read gets everything in a collection of a service. */
export async function readWorld(
  read: (service: (typeof services)[number], collection: string) => Promise<Document[]>,
  ledger: World['ledger'],
  now: Date,
): Promise<World> {
  const parts = Object.entries(collections).map(
    async ([part, [service, name]]) => [part, await read(service, name)] as const,
  );
  const letters = services.map(async (service) =>
    (await read(service, 'deadletters')).map((letter) => ({ ...letter, service })),
  );
  const [read_, deadLetters] = await Promise.all([Promise.all(parts), Promise.all(letters)]);
  const documents = Object.fromEntries(read_) as Record<keyof typeof collections, Document[]>;
  return { now, ...documents, deadLetters: deadLetters.flat(), ledger };
}

export const idOf = ({ _id }: Document) => String(_id);
export const isLive = ({ status }: Document) => status === 'created' || status === 'awaiting:payment';
export const isComplete = ({ status }: Document) => status === 'complete';

/** Whether nothing is left to do: no order awaits anything, no charge, no timer. */
export const isOver = ({ orders, charges, timers }: World): boolean =>
  !orders.some(isLive) &&
  !charges.some(({ status, refund }) => status === 'created' || refund?.dueAt) &&
  !timers.some(({ state }) => state === 'pending');
