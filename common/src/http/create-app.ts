import express, { type Express, type Router } from 'express';
import { visitorAddressBy } from '../limits/visitor-address.js';
import type { BaseConfig } from '../process/config.js';
import type { Logger } from '../process/logger.js';
import type { Metrics } from '../process/metrics.js';
import type { Tracer } from '../tracing/tracer.js';
import { errorHandler, unknownRoute } from './error-handler.js';
import { health, onceServing, type Readiness } from './health.js';
import { limitLoad } from './load-limit.js';
import { protect } from './protect.js';
import { type ReadyAnswers, sendFirst, sendReady } from './ready-answers.js';
import { logRequests, measureRequests, traceRequests } from './request-log.js';
import { refuseForeign } from './same-site.js';
import { currentUser, keepPrivate, type SessionCheck, sessionCookie } from './session.js';

export interface AppOptions extends Pick<SessionCheck, 'isEnded' | 'clock'> {
  config: Pick<BaseConfig, 'JWT_KEY' | 'JWT_KEY_PREVIOUS' | 'MAX_REQUESTS'>;
  logger: Logger;
  metrics: Metrics;
  tracer: Tracer;
  readiness: Readiness;
  /** Answers that need nothing but to be sent, of one of the routes. */
  ready?: ReadyAnswers;
  /** The service's routes, in the order in which a request meets them. */
  routes: Router[];
  /** Routes that need the body as it was sent, such as a signed webhook. They know no user. */
  rawRoutes?: Router[];
}

/** The longest JSON body; the largest that this API asks for is under 2 kB. */
const BODY_LIMIT = '32kb';

/** The middleware that every service has, in the order in which a request meets it. */
export function createHttpApp({
  config,
  logger,
  metrics,
  tracer,
  readiness,
  isEnded,
  clock,
  ready,
  routes,
  rawRoutes = [],
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  // The ingress and the gateway are neighbours; nobody else's X-Forwarded-* headers are believed.
  app.set('trust proxy', 'loopback, linklocal, uniquelocal');
  app.set('query parser', 'simple');
  app.use(health(readiness, metrics));
  const addressOf = visitorAddressBy(app);
  if (ready) sendFirst(app, sendReady({ ...ready, addressOf, logger, metrics, tracer }));
  app.use(protect, traceRequests(tracer), logRequests(logger), measureRequests(metrics));
  // A signed webhook says by its signature whose it is.
  app.use(onceServing(readiness), ...rawRoutes, refuseForeign, express.json({ limit: BODY_LIMIT }));
  // Once the body is there: whoever sends it slowly takes nobody's place.
  app.use(
    limitLoad(config.MAX_REQUESTS, metrics),
    sessionCookie(),
    currentUser({ jwtKey: config.JWT_KEY, previousJwtKey: config.JWT_KEY_PREVIOUS, isEnded, clock }),
    keepPrivate,
    ...routes,
  );
  app.use(unknownRoute, errorHandler(logger));
  return app;
}
