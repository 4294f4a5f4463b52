'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import type { PaymentConfig } from '@/api/types';
import { Link } from '@/components/link';
import { settledCharge } from '@/domain/charges';
import { orderHeadline } from '@/domain/order-headline';
import type { Line } from '@/domain/receipt-line';
import { focusHeading } from '@/focus-heading';
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
  /** What the receipt says of the event. */
  event: Line[];
}

export function OrderView(props: OrderViewProps) {
  const { initial, paymentConfig, askedAt, renderedAt, summary, event } = props;
  const words = useWords();
  const texts = words.strings.order;
  const live = useLiveOrder(initial, { askedAt, renderedAt });
  const { order, charges, phase, secondsLeft } = live;
  const open = phase === 'reserving' || phase === 'payable' || phase === 'authenticating';
  const paid = phase === 'complete' || (phase === 'cancelled' && settledCharge(charges) !== undefined);
  const refunded = settledCharge(charges)?.refund !== undefined;
  const over = phase === 'overdue' || phase === 'cancelled';
  useFocusAtEnd(open);
  const tone = phase === 'complete' && !refunded ? 'good' : over ? 'bad' : 'stock';
  return (
    <div className="order-page">
      <div className={`grid gap-5 ${paid ? 'print:hidden' : ''}`}>
        <p className="badge" data-tone={tone}>
          {refunded ? texts.refunded : texts.notes[phase]}
        </p>
        <OrderHeading {...orderHeadline(order, phase, charges, words)} stale={live.stale} />
        {over && (
          <Link href={`/tickets/${order.ticket.id}`} className="button justify-self-start">
            {texts.backToTicket}
          </Link>
        )}
      </div>
      {open && <Countdown seconds={secondsLeft} />}
      <div className="order-about">{summary}</div>
      {(open || paid) && (
        <div className="grid max-w-prose gap-6">
          {open && <Checkout live={live} config={paymentConfig} />}
          {paid && <Receipt order={order} event={event} charges={charges} />}
        </div>
      )}
    </div>
  );
}

/** The form goes when there is nothing more to pay or to cancel, and takes the focus with it. */
function useFocusAtEnd(open: boolean): void {
  const wasOpen = useRef(open);
  useEffect(() => {
    if (wasOpen.current && !open) focusHeading();
    wasOpen.current = open;
  }, [open]);
}
