import { continueTrace } from '../process/trace-context.js';
import type { SpanEnd, SpanKind, Tracing } from '../tracing/tracer.js';

interface CapturedSpan extends SpanEnd {
  kind: SpanKind;
  /** The step that it follows on. */
  after: string | undefined;
  spanId: string;
}

/** A service's tracer whose spans a test can read. */
export function createCapturedTracer() {
  const spans: CapturedSpan[] = [];
  const tracer: Tracing = {
    begin(kind, traceparent, requestId) {
      const context = continueTrace(traceparent, requestId);
      const { spanId } = context;
      return { context, end: (told) => void spans.push({ kind, after: traceparent, spanId, ...told }) };
    },
    start: async () => {},
    stop: async () => {},
  };
  return { tracer, spans };
}
