import type { Clock, EventHandler } from '@ticketing/common';
import type { Post } from '../background/post.js';
import { isOld, noticesOfOrder } from '../domain/notices.js';
import type { Sales } from '../models/sales.js';
import { writeNotice } from './write-notice.js';

interface Dependencies {
  sales: Sales;
  post: Post;
  clock: Clock;
}

/**
 * A ticket is reserved, sold, or free again as its buyer did not pay: both sides are told, unless what comes later has
 * come first. Nothing comes after an order's end: so that alone is copied, and a reservation alone can be too late. A refund
 * that is heard of before its order's end is told without the ticket's title. What a
 * crash leaves out of this is done when the event comes again; the keys of the mails see to it that none is written twice.
 */
export const orderChanged =
  ({
    sales,
    post,
    clock,
  }: Dependencies): EventHandler<'order:awaiting-payment' | 'order:completed' | 'order:cancelled'> =>
  async ({ data: order }) => {
    const isOpen = order.status === 'awaiting:payment';
    const isNews =
      !isOld(new Date(order.expiresAt), clock.now()) && !(isOpen && (await sales.isOvertaken(order)));
    const notices = isNews ? noticesOfOrder(order) : [];
    await Promise.all([
      ...notices.map((notice) => writeNotice(post, notice)),
      ...(isOpen ? [] : [sales.apply(order)]),
    ]);
  };
