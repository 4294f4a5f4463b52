'use client';

import type { Order, PaymentConfig } from '@/api/types';
import { CancelOrderForm } from '@/forms/cancel-order-form';
import { PaymentForm } from '@/payment-form/payment-form';
import { PaymentUnavailable } from './payment-unavailable';

interface CheckoutProps {
  order: Order;
  config: PaymentConfig | undefined;
  refresh: () => Promise<void>;
}

/** Pay or cancel. The card may be typed while the ticket is still being reserved. */
export function Checkout({ order, config, refresh }: CheckoutProps) {
  return (
    <>
      {config ? (
        <PaymentForm
          config={config}
          orderId={order.id}
          amount={order.ticket.price}
          onPaid={refresh}
          onRefused={refresh}
        />
      ) : (
        <PaymentUnavailable />
      )}
      <CancelOrderForm orderId={order.id} onCancelled={refresh} />
    </>
  );
}
