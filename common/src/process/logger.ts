import { type DestinationStream, type Logger, pino } from 'pino';
import { currentTrace } from './trace-context.js';

export type { Logger };

/**
 * Logs JSON lines, to stdout, each with the service's name and the ids of the request that caused it. They are written
 * within some milliseconds, or else when the process exits; by kill -9 alone the last ones are lost.
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
    destination ?? stdout(),
  );
}

/** Milliseconds that a line may wait for others. */
const TOGETHER = 10;

/**
 * Hands lines to the system together, as a line alone costs as much of it as a hundred. It waits until the system has
 * taken them: what it writes meanwhile is lost when the process exits, and of that pino measures all anew with each line.
 */
function stdout(): DestinationStream {
  let lines = '';
  const handOn = () => {
    if (lines !== '') written.write(Buffer.from(lines));
    lines = '';
  };
  // Before the destination's own listener, which writes at the exit what the system has not taken.
  process.once('exit', handOn);
  // Of bytes, whose number need not be counted; its types know of text alone.
  const written: { write(lines: Buffer | string): boolean } = pino.destination({
    sync: true,
    contentMode: 'buffer',
  });
  return {
    write(line) {
      if (lines === '') setTimeout(handOn, TOGETHER).unref();
      lines += line;
    },
  };
}
