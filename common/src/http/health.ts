import { type RequestHandler, Router } from 'express';
import type { Metrics } from '../process/metrics.js';
import { unavailable } from './errors.js';

/** Answers whether the service takes requests, and for each dependency whether it is there. */
export type Readiness = () => { serving: boolean } & Record<string, boolean>;

/**
 * /healthz says that the process answers, whatever its dependencies do; /readyz whether it can do all its work.
 * As in Kubernetes' own servers, /readyz?exclude=bus leaves a check out: what decides about sending traffic must not
 * count the broker, which all services lose at once and requests do without.
 * No route of the ingress leads here.
 */
export function health(readiness: Readiness, metrics: Metrics): Router {
  const router = Router();
  router.get('/healthz', (_request, response) => {
    response.json({ status: 'ok' });
  });
  router.get('/readyz', (request, response) => {
    const checks = readiness();
    const excluded = [request.query.exclude].flat();
    const ready = Object.entries(checks).every(([name, there]) => there || excluded.includes(name));
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  router.get('/metrics', async (_request, response) => {
    for (const [check, there] of Object.entries(readiness())) metrics.ready.set({ check }, Number(there));
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}

/**
 * Refuses requests until the service has begun to serve: before that an index may be missing, and with it a rule.
 * Later, whatever is away fails by itself, and what does not need it goes on.
 */
export function onceServing(readiness: Readiness): RequestHandler {
  let begun = false;
  return (_request, _response, next) => {
    begun ||= readiness().serving;
    if (!begun) throw unavailable();
    next();
  };
}
