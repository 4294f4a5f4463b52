import type { PaymentConfig } from '@/api/types';
import { StandInCardForm } from './stand-in-card-form';
import { StripeCardForm } from './stripe-card-form';

export interface CardFormProps {
  /** In dollars. */
  amount: number;
  pay: (paymentMethodId: string) => Promise<void>;
  /** Why the last attempt, made before this form was opened, has failed. */
  lastFailure: string | undefined;
}

/** Asks for a card in the way that the payments service is set up for. */
export function PaymentForm({ config, ...props }: CardFormProps & { config: PaymentConfig }) {
  if (config.standIn) return <StandInCardForm {...props} />;
  return <StripeCardForm {...props} publishableKey={config.publishableKey} />;
}
