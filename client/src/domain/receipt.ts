import type { Charge, Order } from '@/api/types';
import { fill, type Words } from '@/strings/strings';
import { formatCard } from './charges';
import { formatMoment } from './dates';
import { formatDollars } from './money';
import { refundReason } from './refund';

interface Line {
  term: string;
  value: string;
}

type MaybeLine = [term: string, value: string | undefined];

/** What a receipt says, line by line. The charge is undefined while payments does not answer. */
export function receiptLines(order: Order, charge: Charge | undefined, words: Words): Line[] {
  const { locale, strings } = words;
  const terms = strings.order.receipt;
  const lines: MaybeLine[] = [
    [terms.number, charge?.receiptNumber],
    [terms.ticket, order.ticket.title],
    [terms.paid, formatDollars(charge?.amount ?? order.ticket.price, locale)],
    [terms.card, charge?.card && formatCard(charge.card, strings)],
    [terms.date, charge?.paidAt && formatMoment(charge.paidAt, locale)],
    [terms.order, order.id],
    ...refundLines(charge, words),
  ];
  return lines.flatMap(([term, value]) => (value === undefined ? [] : [{ term, value }]));
}

function refundLines(charge: Charge | undefined, { locale, strings }: Words): MaybeLine[] {
  if (!charge?.refund) return [];
  const { status, at } = charge.refund;
  const terms = strings.order.receipt;
  const amount = formatDollars(charge.refund.amount, locale);
  return [
    status === 'succeeded' ? [terms.refunded, amount] : [terms.toRefund, fill(terms.onItsWay, { amount })],
    [terms.refundDate, at && formatMoment(at, locale)],
    [terms.reason, refundReason(charge.refund, strings)],
  ];
}
