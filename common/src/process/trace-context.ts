import { AsyncLocalStorage } from 'node:async_hooks';
import { randomFillSync } from 'node:crypto';

/**
 * What ties together everything that one request caused, in every service.
 * `traceId` is the correlation id; it travels as W3C traceparent in HTTP headers and in events.
 */
export interface TraceContext {
  traceId: string;
  /** This step's own id, 16 hex digits. */
  spanId: string;
  /** Whether the trace is recorded, as whoever began it decided. */
  sampled: boolean;
  /** The id under which a proxy or a caller knows the HTTP request. */
  requestId?: string | undefined;
  /** Whether something was told of this step, to go on from it. */
  goesOn?: boolean;
}

const storage = new AsyncLocalStorage<TraceContext>();

// https://www.w3.org/TR/trace-context/#traceparent-header-field-values
const TRACEPARENT = /^(?!ff)[0-9a-f]{2}-(?!0{32})([0-9a-f]{32})-(?!0{16})([0-9a-f]{16})-([0-9a-f]{2})/;

/** The step that a received traceparent names; undefined where it names none. */
export function readTraceparent(traceparent?: string): TraceContext | undefined {
  const [, traceId, spanId, flags] = traceparent?.match(TRACEPARENT) ?? [];
  if (traceId === undefined || spanId === undefined) return undefined;
  return { traceId, spanId, sampled: Number.parseInt(flags ?? '', 16) % 2 === 1 };
}

/** Bytes of an id. */
const LENGTH = 16;
/** To ask the system for the bytes of so many ids takes as long as for those of one. */
const stock = Buffer.alloc(256 * LENGTH);
let used = stock.length;

/** 32 random digits. */
export function randomHex(): string {
  if (used === stock.length) {
    randomFillSync(stock);
    used = 0;
  }
  used += LENGTH;
  return stock.toString('hex', used - LENGTH, used);
}

const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;
const isTraceId = (id: string) => TRACE_ID.test(id);

/**
 * The trace that a received traceparent continues, or else the one that a request's id names, so that whoever quotes the
 * id finds all that the request caused. ingress-nginx and our own gateway write such an id, Envoy a UUID.
 */
export function namedTraceId(traceparent?: string, requestId = ''): string | undefined {
  const received = readTraceparent(traceparent)?.traceId;
  if (received !== undefined) return received;
  if (isTraceId(requestId)) return requestId;
  const digits = requestId.replace(/^(.{8})-(.{4})-(.{4})-(.{4})-/, '$1$2$3$4').toLowerCase();
  return isTraceId(digits) ? digits : undefined;
}

/** The trace that these name, or a new one. */
export const traceIdOf = (traceparent?: string, requestId?: string): string =>
  namedTraceId(traceparent, requestId) ?? randomHex();

/** Goes on in the trace that these name, or begins one. */
export function continueTrace(traceparent?: string, requestId?: string): TraceContext {
  return {
    traceId: traceIdOf(traceparent, requestId),
    spanId: randomHex().slice(16),
    sampled: readTraceparent(traceparent)?.sampled ?? true,
    requestId,
  };
}

export const runInTrace = <T>(context: TraceContext, work: () => T): T => storage.run(context, work);

export const currentTrace = (): TraceContext | undefined => storage.getStore();

/** The current trace as a header or an event carries it on. What a timer began, outside of any, begins one. */
export const currentTraceparent = (): string => traceparentOf(currentTrace() ?? continueTrace());

/** The step as those that follow on it are told of it. */
export function traceparentOf(step: TraceContext): string {
  step.goesOn = true;
  return `00-${step.traceId}-${step.spanId}-${step.sampled ? '01' : '00'}`;
}
