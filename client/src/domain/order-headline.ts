import type { CancelReason, Charge, Order, Refund } from '@/api/types';
import { formatCard, givenBack, isLive, settledCharge } from './charges';
import { formatDollars } from './money';
import { lastFailure, type OrderPhase } from './order-phase';
import { refundReason } from './refund';

interface Headline {
  heading: string;
  explanation: string;
}

const expired: Headline = {
  heading: 'This order has expired',
  explanation:
    'The time to pay ran out, so the ticket goes back on sale. You can try again while it is there.',
};

const notYet: Headline = {
  heading: 'Not paid yet',
  explanation: 'The payment did not go through. The ticket is still reserved for you: try again.',
};

const phases: Record<Exclude<OrderPhase, 'cancelled'>, Headline> = {
  reserving: {
    heading: 'Reserving…',
    explanation: 'This takes a moment. You can pay as soon as it is done.',
  },
  payable: {
    heading: 'Reserved for you',
    explanation: 'Nobody else can buy this ticket while the time runs.',
  },
  authenticating: {
    heading: 'Your bank asks you to confirm',
    explanation: 'It wants to be sure that it is you who pays. Nothing has been charged yet.',
  },
  confirming: {
    heading: 'Confirming your payment…',
    explanation: 'This takes a moment, a minute at most. You are not charged twice.',
  },
  overdue: expired,
  complete: { heading: 'The ticket is yours', explanation: 'It is paid for. This page is your receipt.' },
};

const cancellations: Record<CancelReason, Headline> = {
  'cancelled-by-buyer': { heading: 'You cancelled this order', explanation: 'The ticket is back on sale.' },
  expired,
  refused: {
    heading: 'The ticket could not be reserved',
    explanation: 'Somebody was faster, or the seller changed the ticket at the same moment.',
  },
  'payment-failed': {
    heading: 'The payment did not go through',
    explanation: 'So the order was closed and the ticket is back on sale.',
  },
};

/** What the order page says at the top. */
export function orderHeadline(order: Order, phase: OrderPhase, charges: Charge[]): Headline {
  const isOver = phase === 'complete' || phase === 'cancelled';
  const settled = isOver ? settledCharge(charges) : undefined;
  const { heading, explanation } = settled?.refund
    ? refundHeadline(settled, settled.refund)
    : usualHeadline(order, phase, charges);
  const strays = givenBack(charges).filter((charge) => charge !== settled);
  return { heading, explanation: [explanation, ...strays.map(strayPayment)].join(' ') };
}

function usualHeadline(order: Order, phase: OrderPhase, charges: Charge[]): Headline {
  if (phase === 'payable' && lastFailure(charges).length > 0) return notYet;
  if (phase !== 'cancelled') return phases[phase];
  const { heading, explanation } = cancellations[order.reason ?? 'cancelled-by-buyer'];
  const live = charges.find(isLive);
  const money = live
    ? `Your payment of ${formatDollars(live.amount)} is being returned.`
    : 'Nothing was charged.';
  return { heading, explanation: `${explanation} ${money}` };
}

function refundHeadline({ card }: Charge, refund: Refund): Headline {
  const [amount, reason] = [formatDollars(refund.amount), refundReason(refund)];
  const target = card ? formatCard(card) : 'your card';
  if (refund.status === 'pending') {
    return {
      heading: 'Being refunded…',
      explanation: `${reason} ${amount} is on its way back to ${target}.`,
    };
  }
  return {
    heading: 'Refunded',
    // https://docs.stripe.com/refunds names the time that banks take to show it.
    explanation: `${reason} ${amount} was returned to ${target}. Your bank may take 5 to 10 business days to show it.`,
  };
}

/** Money that an attempt took after it had been given up, maybe beside another that paid the order. */
function strayPayment({ amount, refund }: Charge): string {
  const progress = refund?.status === 'pending' ? 'is being returned' : 'was returned in full';
  return `Another payment of ${formatDollars(refund?.amount ?? amount)} came too late and ${progress}.`;
}
