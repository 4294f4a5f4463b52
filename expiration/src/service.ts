import { assembleService, createPlatform, type PlatformOverrides } from '@ticketing/common';
import { createApp } from './app.js';
import { createAlarm } from './background/alarm.js';
import type { Config } from './config.js';
import { orderCreated } from './listeners/order-created.js';
import { orderEnded } from './listeners/order-ended.js';
import { createExpirationMetrics } from './metrics.js';
import { createTimers } from './models/timers.js';
import { createBullWakeUps } from './wake-ups/bull-wake-ups.js';
import type { WakeUps } from './wake-ups/wake-ups.js';

interface Overrides extends PlatformOverrides {
  wakeUps?: WakeUps;
}

/**
 * The expiration service: tells when an order's time is up.
 * Redis is no part of its readiness, for without it the service works, late by a sweep at most.
 */
export function createService(config: Config, overrides: Overrides = {}) {
  const platform = createPlatform('expiration', config, overrides);
  const wakeUps = overrides.wakeUps ?? createBullWakeUps({ ...platform, url: config.REDIS_URL });
  const expirationMetrics = createExpirationMetrics(platform.metrics, wakeUps);
  const timers = createTimers({ ...platform, expirationMetrics });
  const alarm = createAlarm({ ...platform, timers, wakeUps });

  const service = assembleService(platform, {
    createApp: (readiness) => createApp({ ...platform, readiness }),
    subscriptions: {
      'order:created': orderCreated({ timers, wakeUps }),
      'order:cancelled': orderEnded({ timers }),
      'order:completed': orderEnded({ timers }),
    },
    background: [alarm],
  });
  return { service, platform };
}
