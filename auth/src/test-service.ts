import { asDocumented, createManualClock, createMemoryBus, testConfig } from '@ticketing/common/testing';
import { api } from './api.js';
import { createService } from './service.js';

/** The real service on the run's MongoDB, with a bus and a clock that the test turns. */
export function startTestService() {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const { service, platform, republish } = createService(testConfig(), { bus, clock });
  beforeAll(() => service.start());
  afterAll(() => service.stop());
  const faults: string[] = [];
  afterAll(() => expect(faults).toEqual([]));
  return {
    app: asDocumented(service.app, api, (fault) => faults.push(fault)),
    bus,
    clock,
    outbox: platform.outbox,
    connection: platform.connection,
    republish,
  };
}
