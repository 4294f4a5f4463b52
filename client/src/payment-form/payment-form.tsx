import { ApiError } from '@/api/api-error';
import type { PaymentConfig } from '@/api/types';
import { explainFailure } from '@/domain/failure';
import { StandInCardForm } from './stand-in-card-form';
import { StripePaymentForm } from './stripe-payment-form';

export interface CardFormProps {
  /** In dollars. */
  amount: number;
  pay: (paymentMethodId: string) => Promise<void>;
  /** Why the last attempt, made before this form was opened, has failed. */
  lastFailure: string[];
}

/** Asks for a card in the way that the payments service is set up for. */
export function PaymentForm({ config, pay, ...props }: CardFormProps & { config: PaymentConfig }) {
  const payOrExplain = (paymentMethodId: string) => pay(paymentMethodId).catch(explain);
  if (config.standIn) return <StandInCardForm {...props} pay={payOrExplain} />;
  return <StripePaymentForm {...props} pay={payOrExplain} publishableKey={config.publishableKey} />;
}

/** Says after each reason of a refusal what can be done about it. */
function explain(error: unknown): never {
  if (!(error instanceof ApiError)) throw error;
  const errors = error.errors.flatMap((entry) =>
    explainFailure(entry).map((message) => ({ ...entry, message })),
  );
  throw new ApiError(error.status, errors, { cause: error });
}
