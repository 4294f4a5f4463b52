'use client';

import { useEffect, useRef, useState } from 'react';
import type { PaymentConfig } from '@/api/types';
import { waitingCharge } from '@/domain/charges';
import { lastFailure } from '@/domain/order-phase';
import { goOnFrom } from '@/focus-heading';
import { CancelOrderForm } from '@/forms/cancel-order-form';
import { PaymentForm } from '@/payment-form/payment-form';
import { useWords } from '@/strings/words';
import { BankConfirmation } from './bank-confirmation';
import { PaymentUnavailable } from './payment-unavailable';
import type { LiveOrder } from './use-live-order';

interface CheckoutProps {
  live: LiveOrder;
  /** Undefined while payments does not answer. */
  config: PaymentConfig | undefined;
}

/** Pay or cancel. The card may be typed, and even sent, while the ticket is still being reserved. */
export function Checkout({ live, config }: CheckoutProps) {
  return (
    <>
      <div className="panel grid gap-6">
        {config ? <Payment live={live} config={config} /> : <PaymentUnavailable />}
      </div>
      <CancelOrderForm cancel={live.cancel} />
    </>
  );
}

/** Asks for a card, or to go on with the one that waits for the bank. Paying with another card replaces that attempt. */
function Payment({ live, config }: { live: LiveOrder; config: PaymentConfig }) {
  const { order, charges, pay, confirm } = live;
  const { strings } = useWords();
  const [abandoned, setAbandoned] = useState<string>();
  const place = useFocusOnOtherForm(abandoned);
  const waiting = waitingCharge(charges);
  if (waiting && waiting.id !== abandoned) {
    return (
      <div ref={place}>
        <BankConfirmation
          key={waiting.id}
          charge={waiting}
          confirm={() => confirm(waiting.id, config)}
          useOtherCard={() => setAbandoned(waiting.id)}
        />
      </div>
    );
  }
  return (
    <div ref={place} className="grid gap-6">
      <PaymentForm
        config={config}
        amount={order.ticket.price}
        pay={(paymentMethodId) => pay(paymentMethodId, config)}
        lastFailure={lastFailure(charges, strings)}
      />
      {waiting && (
        <button
          type="button"
          className="link justify-self-start text-muted"
          onClick={() => setAbandoned(undefined)}
        >
          {strings.payment.goOn}
        </button>
      )}
    </div>
  );
}

/** What was pressed to change to the other form goes, and whoever pressed it goes on from that form. */
function useFocusOnOtherForm(abandoned: string | undefined) {
  const place = useRef<HTMLDivElement>(null);
  const last = useRef(abandoned);
  useEffect(() => {
    if (last.current !== abandoned) goOnFrom(place.current?.querySelector('form'));
    last.current = abandoned;
  }, [abandoned]);
  return place;
}
