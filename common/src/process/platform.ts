import type { Connection } from 'mongoose';
import { createDeadLetters, type DeadLetters } from '../bus/dead-letters.js';
import type { EventBus } from '../bus/event-bus.js';
import { createNatsBus } from '../bus/nats-bus.js';
import { createConnection } from '../mongo/connect.js';
import { createOutboxRelay, type OutboxRelay } from '../outbox/outbox-relay.js';
import { createTracing, type Tracing } from '../tracing/tracer.js';
import { type Clock, systemClock } from './clock.js';
import type { BaseConfig } from './config.js';
import { createLogger, type Logger } from './logger.js';
import { createMetrics, type Metrics } from './metrics.js';
import { measureStored } from './stored-figures.js';

/** What every service stands on. */
export interface Platform {
  name: string;
  config: BaseConfig;
  clock: Clock;
  logger: Logger;
  metrics: Metrics;
  tracer: Tracing;
  connection: Connection;
  bus: EventBus;
  outbox: OutboxRelay;
  deadLetters: DeadLetters;
  /** Ends the process when it cannot go on; the supervisor starts a new one. */
  onFatal: (error: Error) => void;
}

/** What can be replaced: tests bring their own bus and clock. */
export type PlatformOverrides = Partial<Pick<Platform, 'clock' | 'logger' | 'tracer' | 'bus' | 'onFatal'>>;

/**
 * Puts together what a service stands on, and connects to nothing yet.
 * @param name the service's: its group at the broker, and what it is called in logs, metrics and spans.
 */
export function createPlatform(
  name: string,
  config: BaseConfig,
  overrides: PlatformOverrides = {},
): Platform {
  const clock = overrides.clock ?? systemClock;
  const logger = overrides.logger ?? createLogger(name, config.LOG_LEVEL);
  const onFatal = overrides.onFatal ?? exitOn(logger);
  const metrics = createMetrics(name);
  const tracer =
    overrides.tracer ??
    createTracing(config.OTEL_EXPORTER_OTLP_ENDPOINT, {
      service: name,
      instance: config.NATS_CLIENT_ID,
      headers: config.OTEL_EXPORTER_OTLP_HEADERS,
      logger,
    });
  const connection = createConnection();
  const bus =
    overrides.bus ??
    createNatsBus({
      url: config.NATS_URL,
      clusterId: config.NATS_CLUSTER_ID,
      clientId: config.NATS_CLIENT_ID,
      logger,
      onFatal,
    });
  const outbox = createOutboxRelay({ service: name, bus, clock, logger, metrics, tracer });
  const deadLetters = createDeadLetters({ connection, clock });
  measureStored({ metrics, outbox, deadLetters, clock });
  return { name, config, clock, logger, metrics, tracer, connection, bus, outbox, deadLetters, onFatal };
}

const exitOn = (logger: Logger) => (error: Error) => {
  logger.fatal({ err: error }, 'cannot go on, exiting');
  process.exit(1);
};
