import { ageOf, type Clock, type Platform, storedGauge } from '@ticketing/common';
import { Counter } from 'prom-client';
import type { MailEnd, Mails } from './models/mails.js';

const ends: MailEnd[] = ['sent', 'needless', 'withheld', 'refused', 'out-of-date'];

interface Options {
  metrics: Platform['metrics'];
  mails: Mails;
  clock: Clock;
}

/** The figures that only auth has, beside those of every service. */
export function createMailMetrics({ metrics, mails, clock }: Options) {
  const ended = new Counter({
    name: 'mails_ended_total',
    help: 'Mails by how they ended: sent, needless by then, withheld, refused for good, or given up as out of date',
    labelNames: ['end'],
    registers: [metrics.registry],
  });
  // A counter that begins with its first event hides that event from rate() and increase().
  for (const end of ends) ended.inc({ end }, 0);
  const gauge = storedGauge(metrics);
  gauge('mails_waiting', 'Mails that the mail server has not taken yet', mails.countWaiting);
  gauge('mails_oldest_age_seconds', 'How long the oldest mail has waited for the mail server', async () =>
    ageOf(await mails.oldestWaiting(), clock),
  );
  return { ended: (end: MailEnd) => ended.inc({ end }) };
}

export type MailMetrics = ReturnType<typeof createMailMetrics>;
