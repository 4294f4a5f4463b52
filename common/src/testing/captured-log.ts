import { createLogger } from '../process/logger.js';

/** A service's logger whose lines a test can read. */
export function createCapturedLog() {
  const lines: Record<string, unknown>[] = [];
  const logger = createLogger('test', 'trace', { write: (line) => lines.push(JSON.parse(line)) });
  return { logger, lines };
}
