'use client';

import Link from 'next/link';
import type { PaymentConfig } from '@/api/types';
import { TicketCard } from '@/components/ticket/ticket-card';
import { settledCharge } from '@/domain/charges';
import { formatDay } from '@/domain/dates';
import { orderHeadline } from '@/domain/order-headline';
import type { OrderPhase } from '@/domain/order-phase';
import { Checkout } from './checkout';
import { Countdown } from './countdown';
import { OrderHeading } from './order-heading';
import { Receipt } from './receipt';
import { type OrderSnapshot, useLiveOrder } from './use-live-order';

interface OrderViewProps {
  initial: OrderSnapshot;
  /** Undefined while payments does not answer. */
  paymentConfig: PaymentConfig | undefined;
  renderedAt: number;
}

const ticketNotes: Record<OrderPhase, string> = {
  reserving: 'To pay',
  payable: 'To pay',
  authenticating: 'To pay',
  confirming: 'Being paid',
  overdue: 'Not bought',
  complete: 'Paid',
  cancelled: 'Not bought',
};

export function OrderView({ initial, paymentConfig, renderedAt }: OrderViewProps) {
  const live = useLiveOrder(initial, renderedAt);
  const { order, charges, phase, secondsLeft } = live;
  const open = phase === 'reserving' || phase === 'payable' || phase === 'authenticating';
  const paid = phase === 'complete' || (phase === 'cancelled' && settledCharge(charges) !== undefined);
  const refunded = settledCharge(charges)?.refund !== undefined;
  const over = phase === 'overdue' || phase === 'cancelled';
  return (
    <div className="grid items-start gap-x-14 gap-y-8 lg:grid-cols-[minmax(0,1fr)_var(--container-form)]">
      <div className={`grid gap-8 ${paid ? 'print:hidden' : ''}`}>
        <OrderHeading {...orderHeadline(order, phase, charges)} stale={live.stale} />
        {over && (
          <Link href={`/tickets/${order.ticket.id}`} className="button justify-self-start">
            Back to the ticket
          </Link>
        )}
        {open && <Countdown seconds={secondsLeft} />}
        <TicketCard
          ticket={order.ticket}
          heading="h2"
          note={refunded ? 'Refunded' : ticketNotes[phase]}
          spent={over}
        >
          <p>Ordered on {formatDay(order.createdAt)}</p>
        </TicketCard>
      </div>
      <div className="grid gap-8">
        {open && <Checkout live={live} config={paymentConfig} />}
        {paid && <Receipt order={order} charges={charges} />}
      </div>
    </div>
  );
}
