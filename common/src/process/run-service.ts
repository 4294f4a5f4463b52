import { collectDefaultMetrics } from 'prom-client';
import { createOrExit } from './create-or-exit.js';
import { giveBackMemory } from './give-back-memory.js';
import type { Platform } from './platform.js';
import type { Service } from './service.js';

/** A service drains within nine seconds, and supervisors wait for ten: this is for what not even a drain can end. */
const STOP_LIMIT = 9_500;

/**
 * A service as a process: starts it, drains it on SIGTERM and SIGINT, and ends with exit code 1 on anything that
 * nobody handled, because the state of the process is then unknown.
 */
export function runService(create: () => { service: Service; platform: Platform }): void {
  const { service, platform } = createOrExit(create);
  const { logger, metrics } = platform;
  collectDefaultMetrics({ register: metrics.registry });

  const fatal = (error: unknown) => {
    logger.fatal({ err: error }, 'unhandled error, exiting');
    process.exit(1);
  };
  process.on('unhandledRejection', fatal);
  process.on('uncaughtException', fatal);

  let stopping = false;
  const stop = (signal: string) => {
    stopping = true;
    logger.info({ signal }, 'signal received');
    // Also keeps the process alive for the drain, which may have nothing else left to wait on but timers.
    setTimeout(() => process.exit(1), STOP_LIMIT);
    service.stop().then(() => process.exit(0), fatal);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  const start = async () => {
    // Later, with requests behind it, V8 would forget the shapes of what they are made of, and make slower code of them.
    await giveBackMemory();
    if (!stopping) await service.start();
  };
  start().catch((error: unknown) => {
    if (!stopping) fatal(error);
  });
}
