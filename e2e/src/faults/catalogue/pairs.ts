import { both, type Fault } from '../fault.js';
import { clockFaults } from './clocks.js';
import { diskFaults } from './disks.js';
import { linkFaults } from './links.js';
import { processFaults, singleKills } from './processes.js';
import { stripeFaults } from './stripe.js';

/** The first of a name counts. */
const single = [
  ...singleKills,
  ...processFaults,
  ...linkFaults,
  ...diskFaults,
  ...clockFaults,
  ...stripeFaults,
];

/** The second comes while the first goes on. Each is a place where one loss could hide what another needs. */
const pairs: [first: string, second: string][] = [
  ['outage of nats-streaming', 'kill -9 orders'],
  ['outage of nats-streaming', 'outage of mongo-tickets'],
  ['disk full under nats-streaming', 'kill -9 tickets'],
  ['Stripe silent after it has charged', 'kill -9 mongo-payments'],
  ['Stripe silent after it has charged', 'kill -9 payments'],
  ['Stripe sends webhooks twice and out of order', 'SIGSTOP payments'],
  ['SIGSTOP mongo-orders', 'kill -9 tickets'],
  ['orders cut off from nats-streaming', 'kill -9 mongo-orders'],
  ['outage of mongo-expiration', 'redis erased'],
  ['clock of orders +10 min', 'clock of expiration −10 min'],
];

export const pairFaults: Fault[] = pairs.map(([first, second]) => both(named(first), named(second)));

function named(name: string): Fault {
  const fault = single.find((one) => one.name === name);
  if (!fault) throw new Error(`there is no fault ${name}`);
  return fault;
}
