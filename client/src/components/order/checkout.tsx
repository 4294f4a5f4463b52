'use client';

import type { PaymentConfig } from '@/api/types';
import { lastFailure } from '@/domain/order-phase';
import { CancelOrderForm } from '@/forms/cancel-order-form';
import { PaymentForm } from '@/payment-form/payment-form';
import { PaymentUnavailable } from './payment-unavailable';
import type { LiveOrder } from './use-live-order';

interface CheckoutProps {
  live: LiveOrder;
  /** Undefined while payments does not answer. */
  config: PaymentConfig | undefined;
}

/** Pay or cancel. The card may be typed, and even sent, while the ticket is still being reserved. */
export function Checkout({ live, config }: CheckoutProps) {
  const { order, charges, pay, cancel } = live;
  return (
    <>
      {config ? (
        <PaymentForm
          config={config}
          amount={order.ticket.price}
          pay={pay}
          lastFailure={lastFailure(charges)}
        />
      ) : (
        <PaymentUnavailable />
      )}
      <CancelOrderForm cancel={cancel} />
    </>
  );
}
