import type { Message, Subject } from '@ticketing/common';
import { idOf, type World } from '../promises/world.js';
import type { Market } from './market.js';

const ENDS: readonly Subject[] = ['order:completed', 'order:cancelled'];

/**
 * Watches what is published. @returns what sees to it that an order that has ended one way never ends another, and notes
 * whose time has run out.
 */
export function watchPublished({ blunders, noticed }: Pick<Market, 'blunders' | 'noticed'>) {
  const ends = new Map<string, Subject>();
  return ({ subject, body }: Pick<Message, 'subject' | 'body'>) => {
    if (subject === 'expiration:complete') noticed.add(JSON.parse(body).data.id);
    if (!ENDS.includes(subject)) return;
    const { id } = JSON.parse(body).data;
    const before = ends.get(id) ?? subject;
    ends.set(id, before);
    if (before !== subject) blunders.push(`I5: ${subject} came after ${before} of order ${id}`);
  };
}

/** Nothing is published that was not saved: a timer of which others are told has fired, and stays so. */
export const untrueNotices = (noticed: ReadonlySet<string>, { timers }: Pick<World, 'timers'>): string[] => {
  const states = new Map(timers.map((timer) => [idOf(timer), timer.state]));
  return [...noticed]
    .filter((id) => states.get(id) !== 'fired')
    .map((id) => `N2: it was told that the time of order ${id} is up, and its timer is ${states.get(id)}`);
};
