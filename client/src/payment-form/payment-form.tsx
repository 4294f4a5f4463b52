import type { PaymentConfig } from '@/api/types';
import { StandInCardForm } from './stand-in-card-form';
import { StripeCardForm } from './stripe-card-form';

export interface CardFormProps {
  orderId: string;
  /** In dollars. */
  amount: number;
  /** The money was taken; the order will follow. */
  onPaid: () => void;
  /** It was not, or nobody knows: the order may have changed meanwhile. */
  onRefused: () => void;
}

/** Asks for a card in the way that the payments service is set up for. */
export function PaymentForm({ config, ...props }: CardFormProps & { config: PaymentConfig }) {
  if (config.standIn) return <StandInCardForm {...props} />;
  return <StripeCardForm {...props} publishableKey={config.publishableKey} />;
}
