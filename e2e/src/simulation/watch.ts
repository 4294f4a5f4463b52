import type { EventData, Message, Subject } from '@ticketing/common';
import { idOf, type World } from '../promises/world.js';
import type { Market } from './market.js';

const ENDS: readonly Subject[] = ['order:completed', 'order:cancelled'];

/**
 * Watches what is published. @returns what sees to it that an order that has ended one way never ends another, and that
 * none is refused without a cause, and notes whose time has run out.
 */
export function watchPublished({ blunders, noticed }: Pick<Market, 'blunders' | 'noticed'>) {
  const ends = new Map<string, Subject>();
  const prices = new Map<string, number>();
  return ({ subject, body }: Pick<Message, 'subject' | 'body'>) => {
    const { data } = JSON.parse(body);
    if (subject === 'expiration:complete') noticed.add(data.id);
    if (subject === 'order:created') prices.set(data.id, data.ticket.price);
    if (subject === 'ticket:reservation-refused' && !hasCause(data, prices)) {
      blunders.push(
        `I5: order ${data.refusedOrderId} was refused as ${data.reason}, and the ticket is ${data.status}`,
      );
    }
    if (!ENDS.includes(subject)) return;
    const before = ends.get(data.id) ?? subject;
    ends.set(data.id, before);
    if (before !== subject) blunders.push(`I5: ${subject} came after ${before} of order ${data.id}`);
  };
}

/** A refusal tells of the ticket as it was at that moment, which has to be the reason. */
function hasCause(refusal: EventData<'ticket:reservation-refused'>, prices: Map<string, number>): boolean {
  const { reason, status, price, orderId, refusedOrderId } = refusal;
  if (reason === 'withdrawn') return status === 'withdrawn';
  if (reason === 'price-changed') return status === 'available' && price !== prices.get(refusedOrderId);
  const isHeld = status === 'reserved' || status === 'sold';
  return isHeld && orderId !== undefined && orderId !== refusedOrderId;
}

/** Nothing is published that was not saved: a timer of which others are told has fired, and stays so. */
export const untrueNotices = (noticed: ReadonlySet<string>, { timers }: Pick<World, 'timers'>): string[] => {
  const states = new Map(timers.map((timer) => [idOf(timer), timer.state]));
  return [...noticed]
    .filter((id) => states.get(id) !== 'fired')
    .map((id) => `N2: it was told that the time of order ${id} is up, and its timer is ${states.get(id)}`);
};
