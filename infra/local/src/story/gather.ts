import { join } from 'node:path';
import { openNatsLog } from '@ticketing/common';
import { monitoringOf } from '../backups/event-log.js';
import { clusterId } from '../topology/engines.js';
import type { Ground } from '../topology/index.js';
import { askDatabases } from './databases.js';
import { distinct, momentOf, orderChannels, otherChannels, type Told, toldOf, traceOf } from './events.js';
import { momentsInLogs } from './logs.js';
import { dollars, type Story } from './moment.js';

/** Puts together what the event log, the databases and the services' logs know of an order. @throws when nobody knows it. */
export async function gatherStory(ground: Ground, orderId: string): Promise<Story> {
  const told = await eventsOf(ground, orderId);
  const order = told.map(({ event }) => event.data).find((data) => 'ticket' in data);
  const known = await askDatabases(ground, orderId, order?.ticket.id);
  if (told.length === 0 && known.now.length === 0) throw new Error(`Nobody knows an order ${orderId}.`);
  const handled = await momentsInLogs(join(ground.settings.dataDir, 'logs'), told);
  const moments = [...told.map(momentOf), ...known.moments, ...handled];
  return {
    orderId,
    about: order
      ? [
          `${order.ticket.title}, ${dollars(order.ticket.price)}`,
          `ticket ${order.ticket.id}, buyer ${order.userId}`,
          `to be paid until ${order.expiresAt}`,
        ]
      : [],
    moments: moments.sort((a, b) => a.at.getTime() - b.at.getTime()),
    now: known.now,
  };
}

async function eventsOf(ground: Ground, orderId: string): Promise<Told[]> {
  const log = await openNatsLog({
    url: `nats://127.0.0.1:${ground.port('nats-streaming')}`,
    clusterId,
    clientId: `story-${process.pid}`,
    monitoring: monitoringOf(ground),
  });
  try {
    const told: Told[] = [];
    // A channel after the other: the order's own come first, and say by which traces its ticket is known.
    for (const subject of [...orderChannels, ...otherChannels]) {
      const traces = new Set(told.map(traceOf));
      for await (const body of log.read(subject)) {
        const one = toldOf(orderId, subject, body, traces);
        if (one) told.push(one);
      }
    }
    return distinct(told);
  } finally {
    await log.close();
  }
}
