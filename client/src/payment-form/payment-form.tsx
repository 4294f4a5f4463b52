'use client';

import { ApiError } from '@/api/api-error';
import type { PaymentConfig } from '@/api/types';
import { explainFailure } from '@/domain/failure';
import type { Strings } from '@/strings/strings';
import { useWords } from '@/strings/words';
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
  const { strings } = useWords();
  const payOrExplain = (paymentMethodId: string) =>
    pay(paymentMethodId).catch((error: unknown) => explain(error, strings));
  if (config.standIn) return <StandInCardForm {...props} pay={payOrExplain} />;
  return <StripePaymentForm {...props} pay={payOrExplain} publishableKey={config.publishableKey} />;
}

/** Says after each reason of a refusal what can be done about it. */
function explain(error: unknown, strings: Strings): never {
  if (!(error instanceof ApiError)) throw error;
  const errors = error.errors.flatMap((entry) =>
    explainFailure(entry, strings).map((message) => ({ ...entry, message })),
  );
  throw new ApiError(error.status, errors, { cause: error });
}
