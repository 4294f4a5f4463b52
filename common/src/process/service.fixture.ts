import { Router } from 'express';
import { createHttpApp } from '../http/create-app.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { createGate } from '../testing/gate.js';
import { createMemoryBus } from '../testing/memory-bus.js';
import { testConfig } from '../testing/test-config.js';
import type { BaseConfig } from './config.js';
import { createPlatform, type PlatformOverrides } from './platform.js';
import { assembleService, type ServiceParts } from './service.js';

/** A service of nothing but what it is asked to have. */
export function assemble(
  parts: Partial<ServiceParts> = {},
  changes: Partial<BaseConfig> = {},
  overrides: PlatformOverrides = {},
  more: Router[] = [],
) {
  const bus = createMemoryBus();
  const { logger, lines } = createCapturedLog();
  const platform = createPlatform('test', { ...testConfig(), ...changes }, { bus, logger, ...overrides });
  const held = createGate();
  const routes = [
    ...more,
    Router().get('/held', async (_request, response) => {
      await held.wait();
      response.json({ answered: true });
    }),
    Router().get('/', (_request, response) => {
      response.json({});
    }),
  ];
  const service = assembleService(platform, {
    createApp: (readiness) =>
      createHttpApp({
        ...platform,
        config: { ...platform.config, MAX_REQUESTS: 2 },
        readiness,
        isEnded: async () => false,
        routes,
      }),
    subscriptions: {},
    ...parts,
  });
  return { service, platform, bus, lines, held };
}
