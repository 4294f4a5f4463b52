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
 * come first. The mails are written before the copy, so that a crash between the two leaves an event that is handled
 * again; their keys see to it that none is written twice.
 */
export const orderChanged =
  ({
    sales,
    post,
    clock,
  }: Dependencies): EventHandler<'order:awaiting-payment' | 'order:completed' | 'order:cancelled'> =>
  async ({ data: order }) => {
    const isNews = !isOld(new Date(order.expiresAt), clock.now()) && !(await sales.isOvertaken(order));
    if (isNews) await Promise.all(noticesOfOrder(order).map((notice) => writeNotice(post, notice)));
    await sales.apply(order);
  };
