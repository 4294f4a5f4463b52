import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import Stripe from 'stripe';
import type { Books } from './books.js';
import { ApiError, invalidRequest } from './errors.js';
import { newId } from './ids.js';
import type { Operation, Query } from './operation.js';
import { cancelPaymentIntent, confirmPaymentIntent, createPaymentIntent } from './payment-intents.js';
import { createPaymentMethod } from './payment-methods.js';
import { answers, performs } from './perform.js';
import { list, retrieve } from './queries.js';
import { createRefund } from './refunds.js';
import type { Switches } from './switches.js';
import { testRoutes } from './test-routes.js';
import type { WebhookQueue } from './webhooks.js';

declare module 'express-serve-static-core' {
  interface Request {
    /** The form as it came, for comparison with another of the same idempotency key. */
    rawBody?: string;
  }
}

const OPERATIONS: Record<string, Operation> = {
  '/v1/payment_intents': createPaymentIntent,
  '/v1/payment_intents/:id/confirm': confirmPaymentIntent,
  '/v1/payment_intents/:id/cancel': cancelPaymentIntent,
  '/v1/payment_methods': createPaymentMethod,
  '/v1/refunds': createRefund,
};

const QUERIES: Record<string, Query> = {
  '/v1/payment_intents': list('payment_intent', '/v1/payment_intents'),
  '/v1/payment_intents/:id': retrieve('payment_intent'),
  '/v1/charges': list('charge', '/v1/charges', ['payment_intent']),
  '/v1/charges/:id': retrieve('charge'),
  '/v1/disputes': list('dispute', '/v1/disputes', ['payment_intent', 'charge']),
  '/v1/disputes/:id': retrieve('dispute'),
  '/v1/payment_methods/:id': retrieve('payment_method'),
  '/v1/refunds': list('refund', '/v1/refunds', ['payment_intent', 'charge']),
  '/v1/refunds/:id': retrieve('refund'),
};

export const ENDPOINTS = [
  ...Object.keys(OPERATIONS).map((path) => `POST ${path}`),
  ...Object.keys(QUERIES).map((path) => `GET ${path}`),
];

export interface Parts {
  books: Books;
  switches: Switches;
  stripeKey: string;
  webhooks: WebhookQueue | undefined;
}

export function createApp(parts: Parts): express.Express {
  const app = express();
  app.disable('x-powered-by').disable('etag').set('query parser', 'extended');

  app.get('/healthz', (_req, res) => {
    res.json({ status: 'ok' });
  });
  app.use('/test', testRoutes(parts));
  app.use('/v1', identify, requireKey(parts.stripeKey), requireVersion, form);
  for (const [path, operation] of Object.entries(OPERATIONS)) {
    app.post(path, performs(parts, `POST ${path}`, operation));
  }
  for (const [path, query] of Object.entries(QUERIES)) {
    app.get(path, answers(parts, `GET ${path}`, query));
  }
  app.use(unrecognized, asStripeError);
  return app;
}

const identify: RequestHandler = (req, res, next) => {
  const requestId = newId('req');
  res.locals.requestId = requestId;
  res.set({ 'Request-Id': requestId, 'Stripe-Version': Stripe.API_VERSION });
  const key = req.get('Idempotency-Key');
  if (key) res.set('Idempotency-Key', key);
  next();
};

const requireKey =
  (stripeKey: string): RequestHandler =>
  (req, _res, next) => {
    const [scheme, given] = (req.get('Authorization') ?? '').split(' ');
    if (scheme !== 'Bearer' || !given) {
      throw invalidRequest(
        'You did not provide an API key. You need to provide your API key in the Authorization header, using Bearer ' +
          "auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See https://docs.stripe.com/api#authentication for details.",
        {},
        401,
      );
    }
    if (given !== stripeKey) {
      const hidden = `${given.slice(0, 8)}${'*'.repeat(Math.max(given.length - 12, 0))}${given.slice(8).slice(-4)}`;
      throw invalidRequest(`Invalid API Key provided: ${hidden}`, {}, 401);
    }
    next();
  };

/** The shape of the answers is that of one version; another would be answered wrongly. */
const requireVersion: RequestHandler = (req, _res, next) => {
  const version = req.get('Stripe-Version') ?? Stripe.API_VERSION;
  if (version === Stripe.API_VERSION) return next();
  throw invalidRequest(`Invalid Stripe API version: ${version}. This stand-in speaks ${Stripe.API_VERSION}.`);
};

const form = express.urlencoded({
  extended: true,
  verify: (req: express.Request, _res, body) => {
    req.rawBody = body.toString();
  },
});

const unrecognized: RequestHandler = (req) => {
  throw invalidRequest(`Unrecognized request URL (${req.method}: ${req.path}).`, {}, 404);
};

const asStripeError: ErrorRequestHandler = (error, _req, res, _next) => {
  if (error instanceof ApiError) {
    res.status(error.status).json({ error: error.body });
    return;
  }
  // The stand-in stopped while it delayed this request, and nobody is left to answer.
  if (error.name === 'AbortError') return;
  // A body that cannot be parsed is the caller's fault and carries its status.
  const status = typeof error.status === 'number' ? error.status : 500;
  if (status >= 500) console.error(error);
  const type = status >= 500 ? 'api_error' : 'invalid_request_error';
  res.status(status).json({ error: { type, message: error.message } });
};
