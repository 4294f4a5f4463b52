import type { EventData } from '@ticketing/common';

/** What people are told by mail of an order, each in words of their own. */
export type News = 'reserved' | 'sold' | 'expired' | 'refunded';

export type Role = 'buyer' | 'seller';

/** A notice to one of the two, with all that it says: `amount` in cents. */
export interface Notice {
  news: News;
  role: Role;
  userId: string;
  orderId: string;
  /** Of a refund: an order may have several. */
  chargeId?: string | undefined;
  ticketId?: string | undefined;
  title?: string | undefined;
  amount: number;
  currency: string;
  /** Of a reservation: what is told of it after that is no news. */
  until?: string | undefined;
}

type Order = EventData<'order:completed'>;
type Charge = EventData<'payment:refunded'>;

/** After that many milliseconds nobody is told any more. */
const OLD = 24 * 60 * 60_000;

/**
 * Whether it was long ago. A service that hears of orders for the first time hears of all that there ever were, and one
 * that is told again (docs/operations.md) hears of them as if it were now: an order's own times tell.
 */
export const isOld = (moment: Date, now: Date): boolean => now.getTime() - moment.getTime() > OLD;

/** The notices of what has become of an order. Orders from before sellers were named have one for the buyer alone. */
export function noticesOfOrder(order: Order): Notice[] {
  const news = newsOf(order);
  if (!news) return [];
  const { id, sellerId, title, price, currency } = order.ticket;
  const about = {
    news,
    orderId: order.id,
    ticketId: id,
    title,
    amount: price,
    currency,
    ...(news === 'reserved' && { until: order.expiresAt }),
  };
  return [
    { ...about, role: 'buyer', userId: order.userId },
    ...(sellerId === undefined ? [] : [{ ...about, role: 'seller' as const, userId: sellerId }]),
  ];
}

function newsOf({ status, reason }: Order): News | undefined {
  if (status === 'awaiting:payment') return 'reserved';
  if (status === 'complete') return 'sold';
  return reason === 'expired' ? 'expired' : undefined;
}

/** The buyer's notice of money that was given back. */
export const noticeOfRefund = ({ id, orderId, userId, amount, currency, refund }: Charge): Notice => ({
  news: 'refunded',
  role: 'buyer',
  userId,
  orderId,
  chargeId: id,
  amount: refund?.amount ?? amount,
  currency,
});
