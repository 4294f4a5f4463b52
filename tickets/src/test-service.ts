import type { Counts } from '@ticketing/common';
import {
  asDocumented,
  createManualClock,
  createMemoryBus,
  createMemoryCounts,
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
  let port = 0;
  beforeAll(async () => {
    port = (await service.start()).port;
  });
  afterAll(() => service.stop());
  const faults: string[] = [];
  afterAll(() => expect(faults).toEqual([]));
  return {
    app: asDocumented(service.app, api, (fault) => faults.push(fault)),
    stop: service.stop,
    url: () => `http://127.0.0.1:${port}`,
    bus,
    clock,
    outbox: platform.outbox,
    connection: platform.connection,
    republish,
  };
}
