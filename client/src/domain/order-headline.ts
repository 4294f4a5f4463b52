import type { CancelReason, Charge, Order } from '@/api/types';
import { formatDollars } from './money';
import { isLive, type OrderPhase } from './order-phase';

interface Headline {
  heading: string;
  explanation: string;
}

const expired: Headline = {
  heading: 'This order has expired',
  explanation:
    'The time to pay ran out, so the ticket goes back on sale. You can try again while it is there.',
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
  confirming: {
    heading: 'Confirming your payment…',
    explanation: 'This takes a moment. You are not charged twice.',
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
  if (phase !== 'cancelled') return phases[phase];
  const { heading, explanation } = cancellations[order.reason ?? 'cancelled-by-buyer'];
  return { heading, explanation: `${explanation} ${whereTheMoneyIs(charges)}` };
}

function whereTheMoneyIs(charges: Charge[]): string {
  const live = charges.find(isLive);
  if (live) return `Your payment of ${formatDollars(live.amount)} is being returned.`;
  const refunded = charges.find((charge) => charge.status === 'refunded');
  if (refunded) return `Your payment of ${formatDollars(refunded.amount)} was returned in full.`;
  return 'Nothing was charged.';
}
