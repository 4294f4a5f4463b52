import type { Service } from '@ticketing/local/topology';
import type { Fault } from '../fault.js';

/** The page that everybody sees first: it asks tickets for the list, and auth who looks at it. */
const HOME = '/';

const ANYTHING = undefined;

type Part = Service | 'stripe' | 'client' | 'redis' | 'gateway' | 'nats-streaming';

/** What needs a process, or its database: the paths that may be refused without it. */
const NEEDING: Record<Part, string[] | typeof ANYTHING> = {
  auth: ['/api/users', HOME],
  tickets: ['/api/tickets', HOME],
  orders: ['/api/orders'],
  payments: ['/api/payments'],
  stripe: ['/api/payments'],
  client: [HOME],
  // Who waits for a reservation to end is told later, and nobody is limited: no request needs these.
  expiration: [],
  redis: [],
  gateway: ANYTHING,
  'nats-streaming': ANYTHING,
};

/** Until the reconciler may say that nothing is on its way to Stripe any more: 30 s, a sweep, and its question. */
const CHECKING = 45_000;

/** How far the loss of that process reaches. @throws {Error} where that is not said: else it could be anywhere. */
export function reachOf(name: string): Pick<Fault, 'seamless' | 'refusing' | 'echo'> {
  const part = name.replace(/^mongo-/, '');
  if (!Object.hasOwn(NEEDING, part)) throw new Error(`it is not said what needs ${name}`);
  const refusing = NEEDING[part as Part];
  const leavesPaymentsOpen = refusing?.includes('/api/payments');
  return { seamless: refusing?.length === 0, refusing, ...(leavesPaymentsOpen && { echo: CHECKING }) };
}
