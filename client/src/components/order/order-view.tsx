'use client';

import type { ReactNode } from 'react';
import type { PaymentConfig } from '@/api/types';
import { Link } from '@/components/link';
import { settledCharge } from '@/domain/charges';
import { orderHeadline } from '@/domain/order-headline';
import { useWords } from '@/strings/words';
import { Checkout } from './checkout';
import { Countdown } from './countdown';
import { OrderHeading } from './order-heading';
import { Receipt } from './receipt';
import { type OrderSnapshot, useLiveOrder } from './use-live-order';

interface OrderViewProps {
  initial: OrderSnapshot;
  /** Undefined while payments does not answer. */
  paymentConfig: PaymentConfig | undefined;
  /** When `initial` was asked for, and when the page was made of it. */
  askedAt: number;
  renderedAt: number;
  /** What is being bought: none of it changes while the page is open. */
  summary: ReactNode;
}

export function OrderView({ initial, paymentConfig, askedAt, renderedAt, summary }: OrderViewProps) {
  const words = useWords();
  const texts = words.strings.order;
  const live = useLiveOrder(initial, { askedAt, renderedAt });
  const { order, charges, phase, secondsLeft } = live;
  const open = phase === 'reserving' || phase === 'payable' || phase === 'authenticating';
  const paid = phase === 'complete' || (phase === 'cancelled' && settledCharge(charges) !== undefined);
  const refunded = settledCharge(charges)?.refund !== undefined;
  const over = phase === 'overdue' || phase === 'cancelled';
  const tone = phase === 'complete' && !refunded ? 'good' : over ? 'bad' : 'stock';
  return (
    <div className="grid items-start gap-x-16 gap-y-8 lg:grid-cols-[minmax(0,1fr)_var(--container-panel)]">
      <div className={`grid gap-5 ${paid ? 'print:hidden' : ''}`}>
        <p className="badge" data-tone={tone}>
          {refunded ? texts.refunded : texts.notes[phase]}
        </p>
        <OrderHeading {...orderHeadline(order, phase, charges, words)} stale={live.stale} />
        {open && <Countdown seconds={secondsLeft} />}
        {over && (
          <Link href={`/tickets/${order.ticket.id}`} className="button justify-self-start">
            {texts.backToTicket}
          </Link>
        )}
      </div>
      <div className="lg:row-span-2">{summary}</div>
      {(open || paid) && (
        <div className="grid max-w-prose gap-6">
          {open && (
            <div className="panel grid gap-6">
              <Checkout live={live} config={paymentConfig} />
            </div>
          )}
          {paid && <Receipt order={order} charges={charges} />}
        </div>
      )}
    </div>
  );
}
