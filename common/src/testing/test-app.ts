import type { Router } from 'express';
import { createHttpApp } from '../http/create-app.js';
import { systemClock } from '../process/clock.js';
import { createMetrics } from '../process/metrics.js';
import { noTracer } from '../tracing/tracer.js';
import { createCapturedLog } from './captured-log.js';
import { previousTestJwtKey, testJwtKey } from './test-config.js';

/** An app with the middleware of every service, without a database, and what it logs and measures. */
export function createTestApp(...routes: Router[]) {
  const clock = systemClock;
  const isEnded = async () => false;
  const { logger, lines } = createCapturedLog();
  const metrics = createMetrics('test');
  const readiness = () => ({ serving: true });
  const sessions = { jwtKey: testJwtKey, previousJwtKey: previousTestJwtKey, isEnded, clock };
  const app = createHttpApp({
    logger,
    metrics,
    tracer: noTracer,
    readiness,
    ...sessions,
    maxRequests: 250,
    routes,
  });
  return { app, logger, lines, metrics };
}
