import { openNatsLog } from '@ticketing/common';
import { askDatabases } from './databases.js';
import { distinct, momentOf, orderChannels, otherChannels, type Told, toldOf, traceOf } from './events.js';
import { momentsInLogs } from './logs.js';
import { dollars, type Story } from './moment.js';
import type { Records } from './records.js';
import { createRound } from './round.js';

/** Puts together what the event log, the databases and the services' logs know of an order. @throws when nobody knows it. */
export async function gatherStory(records: Records, orderId: string): Promise<Story> {
  const round = createRound();
  const told = await round.ask('the event log', eventsOf(records, orderId), []);
  const inEvents = told.map(({ event }) => event.data).find((data) => 'ticket' in data);
  const known = await askDatabases(records, round, orderId, inEvents?.ticket.id);
  if (told.length === 0 && known.now.length === 0) {
    throw new Error([`Nobody knows an order ${orderId}.`, ...round.unanswered].join('\n'));
  }
  const handled = await momentsInLogs(records, round, told);
  const moments = [...told.map(momentOf), ...known.moments, ...handled];
  const order = inEvents ?? known.order;
  return {
    orderId,
    about: order
      ? [
          `${order.ticket.title}, ${dollars(order.ticket.price)}`,
          `ticket ${order.ticket.id}, buyer ${order.userId}`,
          `to be paid until ${new Date(order.expiresAt).toISOString()}`,
        ]
      : [],
    moments: moments.sort((a, b) => a.at.getTime() - b.at.getTime()),
    now: known.now,
    unanswered: round.unanswered,
  };
}

async function eventsOf(records: Records, orderId: string): Promise<Told[]> {
  const log = await openNatsLog({ ...(await records.eventLog()), clientId: `story-${process.pid}` });
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
