import { Router } from 'express';
import type { Metrics } from '../process/metrics.js';

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
    const ready = Object.values(checks).every(Boolean);
    response.status(ready ? 200 : 503).json({ status: ready ? 'ready' : 'not ready', checks });
  });
  router.get('/metrics', async (_request, response) => {
    response.type(metrics.registry.contentType).send(await metrics.registry.metrics());
  });
  return router;
}
