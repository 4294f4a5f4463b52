import type { Router } from 'express';
import { createHttpApp } from '../http/create-app.js';
import { systemClock } from '../process/clock.js';
import { createMetrics } from '../process/metrics.js';
import { noTracer } from '../tracing/tracer.js';
import { createCapturedLog } from './captured-log.js';
import { previousTestJwtKey, testJwtKey } from './test-config.js';

/** An app with the middleware of every service, without a database, and what it logs and measures. */
export function createTestApp(...routes: Router[]) {
  const { logger, lines } = createCapturedLog();
  const metrics = createMetrics('test');
  const readiness = () => ({ serving: true });
  const app = createHttpApp({
    logger,
    metrics,
    tracer: noTracer,
    readiness,
    config: { JWT_KEY: testJwtKey, JWT_KEY_PREVIOUS: previousTestJwtKey, MAX_REQUESTS: 250 },
    isEnded: async () => false,
    clock: systemClock,
    routes,
  });
  return { app, logger, lines, metrics };
}
