import {
  assembleService,
  createEndedSessions,
  createLimits,
  createPlatform,
  createRepublish,
  type LimitsOverrides,
} from '@ticketing/common';
import { createApp } from './app.js';
import { createExpiry } from './background/expiry.js';
import type { Config } from './config.js';
import { expirationComplete } from './listeners/expiration-complete.js';
import { paymentCreated } from './listeners/payment-created.js';
import { paymentFailed } from './listeners/payment-failed.js';
import { ticketCreated } from './listeners/ticket-created.js';
import { ticketReservationRefused } from './listeners/ticket-reservation-refused.js';
import { ticketUpdated } from './listeners/ticket-updated.js';
import { createOrderMetrics, measureOverdue } from './metrics.js';
import { createOrders } from './models/orders.js';
import { createTicketCopies } from './models/ticket-copies.js';

/** The orders service: who gets a ticket, for how long, and how it ends. */
export function createService(config: Config, overrides: LimitsOverrides = {}) {
  const platform = createPlatform('orders', config, overrides);
  const { isEnded, sessionEnded } = createEndedSessions(platform);
  const limits = createLimits({ ...platform, config, counts: overrides.counts });
  const orders = createOrders({ ...platform, orderMetrics: createOrderMetrics(platform.metrics) });
  measureOverdue({ ...platform, orders });
  const tickets = createTicketCopies(platform);
  const expiry = createExpiry({ ...platform, orders, reservationSeconds: config.RESERVATION_SECONDS });

  const service = assembleService(platform, {
    createApp: (readiness) => createApp({ ...platform, config, readiness, isEnded, limits, orders, tickets }),
    subscriptions: {
      'session:ended': sessionEnded,
      'ticket:created': ticketCreated({ tickets }),
      'ticket:updated': ticketUpdated({ tickets, orders }),
      'ticket:reservation-refused': ticketReservationRefused({ tickets, orders }),
      'expiration:complete': expirationComplete({ expiry }),
      'payment:created': paymentCreated({ orders }),
      'payment:failed': paymentFailed({ orders }),
    },
    background: [expiry],
    resources: limits.resources,
  });
  return { service, platform, republish: createRepublish(platform, orders) };
}
