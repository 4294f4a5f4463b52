import { AsyncLocalStorage } from 'node:async_hooks';
import { randomBytes } from 'node:crypto';

/**
 * What ties together everything that one request caused, in every service.
 * `traceId` is the correlation id; it travels as W3C traceparent in HTTP headers and in events.
 */
export interface TraceContext {
  traceId: string;
  /** This step's own id, 16 hex digits. */
  spanId: string;
  /** The id under which a proxy or a caller knows the HTTP request. */
  requestId?: string | undefined;
}

const storage = new AsyncLocalStorage<TraceContext>();

// https://www.w3.org/TR/trace-context/#traceparent-header-field-values
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}/;

/** Of the trace that a received traceparent continues, or of a new one. */
export const traceIdOf = (traceparent?: string): string =>
  traceparent?.match(TRACEPARENT)?.[1] ?? randomBytes(16).toString('hex');

/** Continues the trace of a received traceparent, or begins one. */
export const continueTrace = (traceparent?: string, requestId?: string): TraceContext => ({
  traceId: traceIdOf(traceparent),
  spanId: randomBytes(8).toString('hex'),
  requestId,
});

export const runInTrace = <T>(context: TraceContext, work: () => T): T => storage.run(context, work);

export const currentTrace = (): TraceContext | undefined => storage.getStore();

/** The current trace as a header or an event carries it on. What a timer began, outside of any, begins one. */
export function currentTraceparent(): string {
  const { traceId, spanId } = currentTrace() ?? continueTrace();
  return `00-${traceId}-${spanId}-01`;
}
