import type { Databases } from './cluster.js';
import { newTask, runInTask } from './task.js';

/** What must hold at every moment, and not only in the end: whose collection it is about, and what it groups by. */
const rules = [
  {
    service: 'orders',
    collection: 'orders',
    by: '$ticket.id',
    live: ['created', 'awaiting:payment', 'complete'],
    wrong: 'I1: two live orders of ticket',
  },
  {
    service: 'payments',
    collection: 'charges',
    by: '$orderId',
    live: ['created', 'completed'],
    wrong: 'I2: two live charges for order',
  },
] as const;

/** Looks after each insert whether there is now one too many. */
export async function keepVigil(
  databases: Databases,
  service: string,
  collection: string | undefined,
): Promise<string[]> {
  const rule = rules.find((one) => one.service === service && one.collection === collection);
  if (!rule) return [];
  const stages = [
    { $match: { status: { $in: rule.live } } },
    { $group: { _id: rule.by, count: { $sum: 1 } } },
    { $match: { count: { $gt: 1 } } },
  ];
  // It is not the service that looks, so this is no step of its.
  const look = () => databases[rule.service].aggregate(rule.collection, stages);
  const crowds = await runInTask(newTask('vigil'), look);
  return crowds.map(({ _id }) => `${rule.wrong} ${_id}`);
}
