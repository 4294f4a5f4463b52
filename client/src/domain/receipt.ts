import type { Charge, Order } from '@/api/types';
import { formatCard } from './charges';
import { formatMoment } from './dates';
import { formatDollars } from './money';
import { refundReason } from './refund';

interface Line {
  term: string;
  value: string;
}

/** What a receipt says, line by line. The charge is undefined while payments does not answer. */
export function receiptLines(order: Order, charge: Charge | undefined): Line[] {
  const lines: [string, string | undefined][] = [
    ['Number', charge?.receiptNumber],
    ['Ticket', order.ticket.title],
    ['Paid', formatDollars(charge?.amount ?? order.ticket.price)],
    ['Card', charge?.card && formatCard(charge.card)],
    ['Date', charge?.paidAt && formatMoment(charge.paidAt)],
    ['Order', order.id],
    ...refundLines(charge),
  ];
  return lines.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]));
}

function refundLines(charge: Charge | undefined): [string, string | undefined][] {
  if (!charge?.refund) return [];
  const { amount, status, at } = charge.refund;
  const done = status === 'succeeded';
  return [
    [done ? 'Refunded' : 'To refund', `${formatDollars(amount)}${done ? '' : ', on its way'}`],
    ['Refund date', at && formatMoment(at)],
    ['Reason', refundReason(charge.refund)],
  ];
}
