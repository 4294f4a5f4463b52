import type Stripe from 'stripe';

/** The `error` of an answer, as https://docs.stripe.com/api/errors describes it. */
export interface ErrorBody {
  type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
  message: string;
  code?: string;
  param?: string;
  doc_url?: string;
  decline_code?: string;
  charge?: string;
  payment_intent?: Stripe.PaymentIntent;
  payment_method?: Stripe.PaymentMethod;
}

export class ApiError extends Error {
  readonly body: ErrorBody;

  constructor(
    readonly status: number,
    body: ErrorBody,
  ) {
    super(body.message);
    this.body = body.code ? { ...body, doc_url: docUrl(body.code) } : body;
  }
}

export const docUrl = (code: string) => `https://docs.stripe.com/error-codes#${code.replaceAll('_', '-')}`;

export const invalidRequest = (message: string, details: Partial<ErrorBody> = {}, status = 400) =>
  new ApiError(status, { type: 'invalid_request_error', message, ...details });

export const noSuch = (what: string, id: string, param: string, status = 400) =>
  invalidRequest(`No such ${what}: '${id}'`, { code: 'resource_missing', param }, status);

export const unexpectedState = (message: string, paymentIntent: Stripe.PaymentIntent) =>
  invalidRequest(message, { code: 'payment_intent_unexpected_state', payment_intent: paymentIntent });

export const outage = () =>
  new ApiError(500, {
    type: 'api_error',
    message: 'An error occurred on our side. Nothing can be said of whether the request was carried out.',
  });
