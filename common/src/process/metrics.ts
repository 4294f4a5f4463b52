import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** The figures of one service, as Prometheus reads them from /metrics. */
export function createMetrics(service: string) {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  return {
    registry,
    httpRequestDuration: new Histogram({
      name: 'http_request_duration_seconds',
      help: 'Time from request to answer, by route and status',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
      registers,
    }),
    httpRequestsShed: new Counter({
      name: 'http_requests_shed_total',
      help: 'Requests answered 503 at once because too many others were under way, and connections turned away likewise',
      registers,
    }),
    eventsPublished: new Counter({
      name: 'events_published_total',
      help: 'Events that the broker has acknowledged',
      labelNames: ['subject'],
      registers,
    }),
    eventsHandled: new Counter({
      name: 'events_handled_total',
      help: 'Received events by how they ended: handled or dead-lettered',
      labelNames: ['subject', 'outcome'],
      registers,
    }),
    eventRetries: new Counter({
      name: 'event_retries_total',
      help: 'Attempts to handle an event that failed and were repeated',
      labelNames: ['subject'],
      registers,
    }),
    eventsInProgress: new Gauge({
      name: 'events_in_progress',
      help: 'Received events whose handling has begun and not ended, the pauses between attempts included',
      labelNames: ['subject'],
      registers,
    }),
    eventDelay: new Histogram({
      name: 'event_delay_seconds',
      help: 'Time from the change that an event tells of until this service has handled it',
      labelNames: ['subject'],
      buckets: [0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300],
      registers,
    }),
    mongoConnections: new Gauge({
      name: 'mongodb_pool_connections',
      help: 'Connections to MongoDB that are open',
      registers,
    }),
    mongoConnectionsInUse: new Gauge({
      name: 'mongodb_pool_connections_in_use',
      help: 'Connections to MongoDB that are in use',
      registers,
    }),
    mongoWaiting: new Gauge({
      name: 'mongodb_pool_waiting',
      help: 'Operations that wait for a connection to MongoDB',
      registers,
    }),
    mongoCheckoutFailures: new Counter({
      name: 'mongodb_pool_checkout_failures_total',
      help: 'Operations that were given no connection to MongoDB',
      registers,
    }),
    ready: new Gauge({
      name: 'service_ready',
      help: 'The checks of /readyz: 1 while what they ask for is there',
      labelNames: ['check'],
      registers,
    }),
  };
}

export type Metrics = ReturnType<typeof createMetrics>;
