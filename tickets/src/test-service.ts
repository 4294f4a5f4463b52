import type { Counts } from '@ticketing/common';
import {
  createManualClock,
  createMemoryBus,
  createMemoryCounts,
  runTestService,
  testConfig,
} from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';

interface Options {
  /** As the variable RATE_LIMITS says it; nothing is limited if nothing is said. */
  limits?: string;
  /** Those of this process if no others are given. */
  counts?: Counts;
}

/** The real service on the run's MongoDB, with a bus and a clock that the test turns. */
export function startTestService({ limits, counts }: Options = {}) {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const { service, platform, republish } = createService(testConfig({ limits }), {
    bus,
    clock,
    counts: counts ?? createMemoryCounts(clock),
  });
  return {
    ...runTestService(service, api),
    stop: service.stop,
    bus,
    clock,
    outbox: platform.outbox,
    connection: platform.connection,
    republish,
  };
}
