import type { CancelReason, Order, OrderStatus, TicketStatus } from '@/api/types';

export const ticketLabels: Record<TicketStatus, string> = {
  available: 'On sale',
  reserved: 'Being bought by someone',
  sold: 'Sold',
  withdrawn: 'Withdrawn',
};

const orderLabels: Record<OrderStatus, string> = {
  created: 'Reserving',
  'awaiting:payment': 'Awaiting payment',
  complete: 'Paid',
  cancelled: 'Cancelled',
};

const reasonLabels: Record<CancelReason, string> = {
  'cancelled-by-buyer': 'Cancelled',
  expired: 'Expired',
  refused: 'Not available',
  'payment-failed': 'Payment failed',
};

export const orderLabel = ({ status, reason }: Order): string =>
  reason ? reasonLabels[reason] : orderLabels[status];
