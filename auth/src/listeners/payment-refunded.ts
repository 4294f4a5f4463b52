import type { Clock, EventHandler } from '@ticketing/common';
import type { Post } from '../background/post.js';
import { isOld, noticeOfRefund } from '../domain/notices.js';
import type { Sales } from '../models/sales.js';
import { writeNotice } from './write-notice.js';

interface Dependencies {
  sales: Sales;
  post: Post;
  clock: Clock;
}

/**
 * Money was given back: its buyer is told, and the seller of a ticket that had been sold. Of a payment that came too
 * late for its order a seller knows nothing.
 */
export const paymentRefunded =
  ({ sales, post, clock }: Dependencies): EventHandler<'payment:refunded'> =>
  async ({ data: charge, time }) => {
    if (isOld(new Date(charge.refund?.at ?? time), clock.now())) return;
    const sale = await sales.find(charge.orderId);
    const notice = noticeOfRefund(charge);
    if (!sale) return writeNotice(post, notice);
    const { id: ticketId, title, sellerId } = sale.ticket;
    await writeNotice(post, { ...notice, title });
    if (sale.status !== 'complete' || !sellerId) return;
    await writeNotice(post, { ...notice, role: 'seller', userId: sellerId, ticketId, title });
  };
