import type { Message } from '@ticketing/common';
import type { History } from './history.js';

/** What the ids of each noun's aggregates begin with in a history. */
const initials: Record<string, string> = { user: 'u', ticket: 't', order: 'o', payment: 'c' };

/** An event in a line: its subject and, by their names, what it is about, its version and its state. */
export function describeEvent(
  { subject, body }: Pick<Message, 'subject' | 'body'>,
  history: History,
): string {
  const { data } = JSON.parse(body);
  const [noun = ''] = subject.split(':');
  history.name(data.id, initials[noun] ?? noun);
  const details = [
    data.status,
    data.reason,
    data.price !== undefined && `${data.price}¢`,
    data.ticket && `of ${data.ticket.id} at ${data.ticket.price}¢`,
    (data.orderId ?? data.refusedOrderId) && `for ${data.refusedOrderId ?? data.orderId}`,
  ];
  return history.withNames(`${subject} ${data.id}@${data.version} ${details.filter(Boolean).join(' ')}`);
}
