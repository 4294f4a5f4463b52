import { type RequestHandler, Router } from 'express';
import type { Metrics } from '../process/metrics.js';
import { unavailable } from './errors.js';

/** Answers for each dependency whether it is there. */
export type Readiness = () => Record<string, boolean>;

/**
 * /healthz says that the process answers, whatever its dependencies do; /readyz whether to send it traffic.
 * No route of the ingress leads here.
 */
export function health(readiness: Readiness, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', (_request, response) => {
    const checks = readiness();
    const ready = allOf(checks);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

/**
 * Refuses requests until everything has been there once: before that an index may be missing, and with it a rule.
 * Later, whatever is away fails by itself, and what does not need it goes on.
 */
export function onceReady(readiness: Readiness): RequestHandler {
  let begun = false;
  return (_request, _response, next) => {
    begun ||= allOf(readiness());
    if (!begun) throw unavailable();
    next();
  };
}

const allOf = (checks: Record<string, boolean>) => Object.values(checks).every(Boolean);
