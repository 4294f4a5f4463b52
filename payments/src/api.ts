import {
  type Answer,
  type ApiDescription,
  chargeStatuses,
  dollarsSchema,
  errorSchema,
  healthOperations,
  idempotencyKeySchema,
  idSchema,
  limited,
  momentSchema,
} from '@ticketing/common';
import { z } from 'zod';

const charge = z.strictObject({
  id: idSchema,
  orderId: idSchema,
  amount: dollarsSchema,
  currency: z.literal('usd'),
  status: z.enum([...chargeStatuses, 'requires_action']),
  createdAt: momentSchema,
  message: z.string().optional().meta({ description: 'For the buyer' }),
  paidAt: momentSchema.optional(),
  receiptNumber: z.string().optional(),
  card: z.strictObject({ brand: z.string(), last4: z.string() }).optional(),
  failure: z.strictObject({ code: z.string(), message: z.string() }).optional(),
  refund: z
    .strictObject({
      status: z.enum(['pending', 'succeeded']),
      reason: z.string(),
      amount: dollarsSchema,
      at: momentSchema.optional(),
    })
    .optional(),
});

const toAuthenticate = charge.extend({
  clientSecret: z.string().meta({ description: 'For Stripe.js' }),
  authenticationUrl: z.string().optional().meta({ description: 'The page to go to where Stripe names one' }),
});

const cardId = z.string().min(1).max(255);
const order = { orderId: idSchema };
const payment = z.union([
  z.object({ ...order, paymentMethodId: cardId }),
  z.object({ ...order, token: cardId }),
]);

const outcomes: Record<number, Answer> = {
  ...limited,
  201: { description: 'Paid', body: charge },
  202: { description: 'The buyer has to authenticate first', body: toAuthenticate },
  404: { description: 'There is none', body: errorSchema },
};

const error = (description: string): Answer => ({ description, body: errorSchema });

const webhook: ApiDescription['operations'][number] = {
  method: 'post',
  path: '/api/payments/webhook',
  summary: 'Stripe tells that something has happened',
  headers: z.object({ 'Stripe-Signature': z.string() }),
  body: z.looseObject({}),
  answers: {
    200: { description: 'It is dealt with', body: z.strictObject({ received: z.literal(true) }) },
    400: error('It is not signed by Stripe'),
    404: error('No webhook secret is set, so that nothing could be believed'),
  },
};

/** What payments answers. The tests hold every route and every answer against it. */
export const api: ApiDescription = {
  service: 'payments',
  description: 'Takes the money for an order at most once, and gives it back when there is no ticket for it',
  operations: [
    ...healthOperations,
    {
      method: 'get',
      path: '/api/payments/config',
      summary: 'Which card form a client shows',
      answers: {
        200: {
          description: 'Stripe’s key for the browser, and whether a stand-in takes the payments',
          body: z.strictObject({ publishableKey: z.string(), standIn: z.boolean() }),
        },
      },
    },
    {
      method: 'get',
      path: '/api/payments',
      summary: 'The signed-in buyer’s attempts to pay an order, newest first',
      signedIn: true,
      query: z.object(order),
      answers: { 200: { description: 'At most 100 charges', body: z.array(charge) } },
    },
    {
      method: 'post',
      path: '/api/payments',
      summary: 'Pay an order; the same Idempotency-Key gets the same answer, and one charge',
      signedIn: true,
      headers: z.object({ 'Idempotency-Key': idempotencyKeySchema.optional() }),
      body: payment,
      answers: {
        ...outcomes,
        400: {
          ...error('Declined, cancelled, expired, paid before'),
          headers: { 'Retry-After': 'Where it is too early' },
        },
      },
    },
    {
      method: 'post',
      path: '/api/payments/:id/resume',
      summary: 'Go on after authenticating',
      signedIn: true,
      answers: outcomes,
    },
    webhook,
  ],
};
