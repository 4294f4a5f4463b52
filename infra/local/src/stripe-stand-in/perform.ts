import type { Request, RequestHandler, Response } from 'express';
import type { Books } from './books.js';
import { ApiError, outage } from './errors.js';
import { type Answer, fingerprint, type KeyUse } from './idempotency.js';
import type { Act, ApiRequest, Operation, Outcome, Query } from './operation.js';
import { Params } from './params.js';
import { present } from './present.js';
import type { Fault, Switches } from './switches.js';

interface Desk {
  books: Books;
  switches: Switches;
}

/** A request that changes something: once per idempotency key, in whatever weather the switches have set. */
export const performs =
  ({ books, switches }: Desk, endpoint: string, operation: Operation): RequestHandler =>
  async (req, res) => {
    const fault = switches.takeFault(endpoint);
    if (fault === 'error-before-acting') throw outage();
    const use = keyUse(req);
    const earlier = use && books.keys.claim(use);
    try {
      await switches.delay(endpoint, 'delayMs');
      await switches.holdUp(endpoint, 'before-acting');
      const answer = earlier ?? perform(books, operation, { req, res, fault, use });
      if (fault === 'silence-after-acting') return;
      await switches.delay(endpoint, 'answerDelayMs');
      await switches.holdUp(endpoint, 'after-acting');
      if (earlier) res.set({ 'Idempotent-Replayed': 'true', 'Original-Request': earlier.requestId });
      send(res, answer);
    } finally {
      if (use) books.keys.release(use.key);
    }
  };

export const answers =
  ({ books, switches }: Desk, endpoint: string, query: Query): RequestHandler =>
  async (req, res) => {
    const fault = switches.takeFault(endpoint);
    if (fault === 'silence-after-acting') return;
    if (fault !== 'none') throw outage();
    const read = query(apiRequest(req, req.query));
    await switches.delay(endpoint, 'delayMs');
    await switches.holdUp(endpoint, 'before-acting');
    const found = read(books.ledger);
    await switches.delay(endpoint, 'answerDelayMs');
    await switches.holdUp(endpoint, 'after-acting');
    res.json(found);
  };

interface Occasion {
  req: Request;
  res: Response;
  fault: Fault;
  use?: KeyUse;
}

function perform(books: Books, operation: Operation, { req, res, fault, use }: Occasion): Answer {
  const { act, expand } = operation(apiRequest(req, req.body));
  const outcome = carryOut(books, act);
  if (fault === 'error-after-acting') outcome.error = outage();
  return books.commit({ requestId: res.locals.requestId, outcome, expand, use });
}

/** A refusal of what was asked for is an outcome like any other. */
function carryOut(books: Books, act: Act): Outcome {
  try {
    return act(books.ledger, books.seconds());
  } catch (error) {
    if (error instanceof ApiError) return { records: [], events: [], shows: '', error };
    throw error;
  }
}

function apiRequest(req: Request, values: unknown): ApiRequest {
  return {
    params: new Params((values ?? {}) as Record<string, unknown>),
    id: String(req.params.id ?? ''),
    origin: `http://${req.headers.host}`,
  };
}

function keyUse(req: Request): KeyUse | undefined {
  const key = req.get('Idempotency-Key');
  if (!key) return undefined;
  return { key, path: req.originalUrl, fingerprint: fingerprint(req.rawBody ?? '') };
}

function send(res: Response, { status, content }: Answer): void {
  // The key now belongs to this failure, so a repetition could only bring the same one.
  if (status >= 500) res.set('Stripe-Should-Retry', 'false');
  const body = 'error' in content ? content : present(content.snapshot, content.expand);
  // Under load `res.json` is an eighth of a request's time, for validators that mean nothing in answer to a POST.
  res.status(status).setHeader('Content-Type', 'application/json').end(JSON.stringify(body));
}
