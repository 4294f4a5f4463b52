import {
  type Context,
  ROOT_CONTEXT,
  SpanStatusCode,
  SpanKind as TracedKind,
  TraceFlags,
  trace,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import {
  defaultResource,
  detectResources,
  envDetector,
  resourceFromAttributes,
} from '@opentelemetry/resources';
import {
  BasicTracerProvider,
  BatchSpanProcessor,
  RandomIdGenerator,
  type SpanExporter,
} from '@opentelemetry/sdk-trace-base';
import type { Logger } from '../process/logger.js';
import { namedTraceId, readTraceparent } from '../process/trace-context.js';
import type { Span, SpanKind, TracingOptions } from './tracer.js';

const kinds: Record<SpanKind, TracedKind> = {
  internal: TracedKind.INTERNAL,
  server: TracedKind.SERVER,
  client: TracedKind.CLIENT,
  producer: TracedKind.PRODUCER,
  consumer: TracedKind.CONSUMER,
};

/**
 * Sends spans by OTLP over HTTP, as JSON, in batches. Whatever else the standard's variables say, its libraries read:
 * OTEL_TRACES_SAMPLER, OTEL_BSP_* and so on. Spans wait in memory, 2,048 at most by
 * default; further ones are dropped. It is loaded by nobody who does not use it.
 */
export function openExporter(endpoint: string, { service, instance, headers, logger }: TracingOptions) {
  const url = `${endpoint.replace(/\/+$/, '')}/v1/traces`;
  const exporter = new OTLPTraceExporter({ url, ...(headers && { headers }) });
  const ids = idsWithName();
  const provider = new BasicTracerProvider({
    idGenerator: ids.generator,
    resource: defaultResource()
      .merge(resourceFromAttributes({ 'service.name': service, 'service.instance.id': instance }))
      .merge(detectResources({ detectors: [envDetector] })),
    spanProcessors: [new BatchSpanProcessor(warningOnce(exporter, logger))],
  });
  const tracer = provider.getTracer('@ticketing/common');

  return {
    begin(kind: SpanKind, traceparent?: string, requestId?: string): Span {
      const span = ids.naming(namedTraceId(undefined, requestId), () =>
        tracer.startSpan(kind, { kind: kinds[kind] }, after(traceparent)),
      );
      const { traceId, spanId, traceFlags } = span.spanContext();
      return {
        context: { traceId, spanId, sampled: (traceFlags & TraceFlags.SAMPLED) !== 0 },
        end({ name, attributes = {}, error }) {
          span.updateName(name).setAttributes(attributes);
          if (error !== undefined) {
            span.setAttribute('error.type', error instanceof Error ? error.name : String(error));
            span.setStatus({ code: SpanStatusCode.ERROR });
          }
          span.end();
        },
      };
    },
    /** Sends what is left. That it could not be sent has been said. */
    close: () => provider.shutdown().catch(() => {}),
  };
}

/** Lets a trace that begins have an id that is known before: the API takes one of a step before it alone. */
function idsWithName() {
  const random = new RandomIdGenerator();
  let name: string | undefined;
  return {
    generator: {
      generateTraceId: () => name ?? random.generateTraceId(),
      generateSpanId: () => random.generateSpanId(),
    },
    naming<T>(traceId: string | undefined, begin: () => T): T {
      name = traceId;
      try {
        return begin();
      } finally {
        name = undefined;
      }
    },
  };
}

function after(traceparent: string | undefined): Context {
  const parent = readTraceparent(traceparent);
  if (!parent) return ROOT_CONTEXT;
  const { traceId, spanId, sampled } = parent;
  const traceFlags = sampled ? TraceFlags.SAMPLED : TraceFlags.NONE;
  return trace.setSpanContext(ROOT_CONTEXT, { traceId, spanId, traceFlags, isRemote: true });
}

/** Says once that the collector does not take what it is sent, and once that it does again. */
function warningOnce(exporter: SpanExporter, logger: Logger): SpanExporter {
  let away = false;
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const failed = result.error !== undefined;
        if (failed && !away) logger.warn({ err: result.error }, 'spans not sent, trying on with later ones');
        if (!failed && away) logger.info('spans are sent again');
        away = failed;
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
  };
}
