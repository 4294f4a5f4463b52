import type { Charge, Order } from '@/api/types';
import { fill, type Words } from '@/strings/strings';
import { formatCard } from './charges';
import { formatMoment } from './dates';
import { formatDollars } from './money';
import { known, type Line, type MaybeLine } from './receipt-line';
import { refundReason } from './refund';

interface Receipt {
  order: Order;
  /** Undefined while payments does not answer. */
  charge: Charge | undefined;
  event: Line[];
  timeZone: string;
}

/** What a receipt says, line by line. */
export function receiptLines({ order, charge, event, timeZone }: Receipt, words: Words): Line[] {
  const { locale, strings } = words;
  const terms = strings.order.receipt;
  const bought = known([
    [terms.number, charge?.receiptNumber],
    [terms.ticket, order.ticket.title],
  ]);
  const paid = known([
    [terms.paid, formatDollars(charge?.amount ?? order.ticket.price, locale)],
    [terms.card, charge?.card && formatCard(charge.card, strings)],
    [terms.date, charge?.paidAt && formatMoment(charge.paidAt, locale, timeZone)],
    ...refundLines(charge, timeZone, words),
  ]);
  return [...bought, ...event, ...paid];
}

function refundLines(charge: Charge | undefined, timeZone: string, { locale, strings }: Words): MaybeLine[] {
  if (!charge?.refund) return [];
  const { status, at } = charge.refund;
  const terms = strings.order.receipt;
  const amount = formatDollars(charge.refund.amount, locale);
  return [
    status === 'succeeded' ? [terms.refunded, amount] : [terms.toRefund, fill(terms.onItsWay, { amount })],
    [terms.refundDate, at && formatMoment(at, locale, timeZone)],
    [terms.reason, refundReason(charge.refund, strings)],
  ];
}
