import type { Charge, Order, Refund } from '@/api/types';
import { fill, type Words } from '@/strings/strings';
import { formatCard, givenBack, isLive, settledCharge } from './charges';
import { formatDollars } from './money';
import { lastFailure, type OrderPhase } from './order-phase';
import { refundReason } from './refund';

interface Headline {
  heading: string;
  explanation: string;
}

/** What the order page says at the top. */
export function orderHeadline(order: Order, phase: OrderPhase, charges: Charge[], words: Words): Headline {
  const isOver = phase === 'complete' || phase === 'cancelled';
  const settled = isOver ? settledCharge(charges) : undefined;
  const { heading, explanation } = settled?.refund
    ? refundHeadline(settled, settled.refund, words)
    : usualHeadline(order, phase, charges, words);
  const strays = givenBack(charges).filter((charge) => charge !== settled);
  return {
    heading,
    explanation: [explanation, ...strays.map((stray) => strayPayment(stray, words))].join(' '),
  };
}

function usualHeadline(order: Order, phase: OrderPhase, charges: Charge[], words: Words): Headline {
  const { headlines, money } = words.strings.order;
  if (phase === 'payable' && lastFailure(charges, words.strings).length > 0)
    return headline(headlines.notYet);
  if (phase !== 'cancelled') return headline(headlines[phase]);
  const reason = order.reason ?? 'cancelled-by-buyer';
  const { heading, explanation } = headline(headlines[reason === 'expired' ? 'overdue' : reason]);
  const live = charges.find(isLive);
  const note = live
    ? fill(money.returning, { amount: formatDollars(live.amount, words.locale) })
    : money.none;
  return { heading, explanation: `${explanation} ${note}` };
}

const headline = ([heading = '', explanation = '']: readonly string[]): Headline => ({
  heading,
  explanation,
});

function refundHeadline({ card }: Charge, refund: Refund, { locale, strings }: Words): Headline {
  const { money } = strings.order;
  const values = {
    reason: refundReason(refund, strings),
    amount: formatDollars(refund.amount, locale),
    card: card ? formatCard(card, strings) : money.yourCard,
  };
  if (refund.status === 'pending') {
    return { heading: money.refunding, explanation: fill(money.refundingText, values) };
  }
  // https://docs.stripe.com/refunds names the time that banks take to show it.
  return { heading: money.refunded, explanation: fill(money.refundedText, values) };
}

/** Money that an attempt took after it had been given up, maybe beside another that paid the order. */
function strayPayment({ amount, refund }: Charge, { locale, strings }: Words): string {
  const { strayReturning, strayReturned } = strings.order.money;
  const template = refund?.status === 'pending' ? strayReturning : strayReturned;
  return fill(template, { amount: formatDollars(refund?.amount ?? amount, locale) });
}
