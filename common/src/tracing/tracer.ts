import { pause, systemClock } from '../process/clock.js';
import type { Logger } from '../process/logger.js';
import type { TraceContext } from '../process/trace-context.js';

/** Who asks whom: https://opentelemetry.io/docs/specs/otel/trace/api/#spankind */
export type SpanKind = 'server' | 'client' | 'producer' | 'consumer' | 'internal';

/** What a span says, by the names of https://opentelemetry.io/docs/specs/semconv/ */
export interface SpanEnd {
  name: string;
  attributes?: Record<string, string | number | undefined>;
  /** What it failed with, of which the kind alone is told: the log has the rest under the same trace. */
  error?: unknown;
}

/** A step of a trace that is told to whoever collects traces. */
export interface Span {
  /** Its place, for what goes on within it. */
  context: TraceContext;
  /** Tells of it. One that is never ended is told to nobody. */
  end(told: SpanEnd): void;
}

export interface Tracer {
  /**
   * Begins a step after the one that `traceparent` names, or a trace: that of the request's id, where it names one. Gives
   * undefined where nobody collects traces.
   */
  begin(kind: SpanKind, traceparent?: string, requestId?: string): Span | undefined;
}

/** Of a process whose traces nobody collects. */
export const noTracer: Tracer = { begin: () => undefined };

export interface TracingOptions {
  /** The service's name, and that of this instance of it. */
  service: string;
  instance: string;
  /** What the collector asks for besides the spans, such as a token. */
  headers?: Record<string, string> | undefined;
  logger: Logger;
}

/** A tracer that begins to tell at its start. */
export interface Tracing extends Tracer {
  start(): Promise<void>;
  /** Sends what is left, as far as it can within two seconds: a collector that is away holds up no stop. */
  stop(): Promise<void>;
}

/** Milliseconds. */
const STOP_LIMIT = 2_000;

/**
 * Sends spans to the OpenTelemetry collector at that address. Without one nothing is loaded for it, and nothing done.
 */
export function createTracing(endpoint: string | undefined, options: TracingOptions): Tracing {
  if (endpoint === undefined) return { ...noTracer, start: async () => {}, stop: async () => {} };
  let exporter: { begin(...step: Parameters<Tracer['begin']>): Span; close(): Promise<void> } | undefined;
  return {
    begin: (...step) => exporter?.begin(...step),
    async start() {
      const { openExporter } = await import('./exporter.js');
      exporter = openExporter(endpoint, options);
    },
    async stop() {
      if (!exporter) return;
      const sent = new AbortController();
      const closed = exporter.close().finally(() => sent.abort());
      await Promise.race([closed, pause(systemClock, STOP_LIMIT, sent.signal)]);
    },
  };
}
