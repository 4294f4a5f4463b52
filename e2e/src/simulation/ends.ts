import type { Message, Subject } from '@ticketing/common';

const ENDS: readonly Subject[] = ['order:completed', 'order:cancelled'];

/** Watches what is published. @returns what sees to it that an order that has ended one way never ends another. */
export function watchEnds(blunders: string[]) {
  const ends = new Map<string, Subject>();
  return ({ subject, body }: Pick<Message, 'subject' | 'body'>) => {
    if (!ENDS.includes(subject)) return;
    const { id } = JSON.parse(body).data;
    const before = ends.get(id) ?? subject;
    ends.set(id, before);
    if (before !== subject) blunders.push(`I5: ${subject} came after ${before} of order ${id}`);
  };
}
