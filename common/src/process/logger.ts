import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTrace } from './trace-context.js';

export type { Logger };

/**
 * Logs JSON lines, to stdout, each with the service's name and the ids of the request that caused it. Requests do not
 * wait for their lines to be written: what is left is written at the process's exit, and lost by kill -9 alone.
 */
export function createLogger(service: string, level = 'info', destination?: DestinationStream): Logger {
  return pino(
    {
      level,
      base: { service },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      mixin() {
        const trace = currentTrace();
        return trace ? { traceId: trace.traceId, requestId: trace.requestId } : {};
      },
    },
    destination ?? pino.destination({ sync: false }),
  );
}
