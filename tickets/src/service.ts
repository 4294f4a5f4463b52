import {
  assembleService,
  createEndedSessions,
  createLimits,
  createPlatform,
  createRepublish,
  type LimitsOverrides,
} from '@ticketing/common';
import { createApp } from './app.js';
import { createPastEvents } from './background/past-events.js';
import type { Config } from './config.js';
import { orderCancelled } from './listeners/order-cancelled.js';
import { orderCompleted } from './listeners/order-completed.js';
import { orderCreated } from './listeners/order-created.js';
import { userChanged } from './listeners/user-changed.js';
import { userDeleted } from './listeners/user-deleted.js';
import { createReadyPages } from './live/ready-pages.js';
import { createTicketWatch } from './live/ticket-watch.js';
import { createCancelledOrders } from './models/cancelled-orders.js';
import { createSellers } from './models/sellers.js';
import { createTickets } from './models/tickets.js';

/** The tickets service: listings, and the lock that lets one buyer at a time pay. */
export function createService(config: Config, overrides: LimitsOverrides = {}) {
  const platform = createPlatform('tickets', config, overrides);
  const { isEnded, sessionEnded } = createEndedSessions(platform);
  const limits = createLimits({ ...platform, config, counts: overrides.counts });
  const pages = createReadyPages(platform.clock);
  const tickets = createTickets(platform, pages.forget);
  const sellers = createSellers(platform, pages.forget);
  const watch = createTicketWatch({ ...platform, tickets });
  const cancelledOrders = createCancelledOrders(platform);

  const service = assembleService(platform, {
    createApp: (readiness) =>
      createApp({ ...platform, readiness, isEnded, limits, tickets, sellers, pages, watch }),
    subscriptions: {
      'session:ended': sessionEnded,
      'user:created': userChanged(sellers),
      'user:updated': userChanged(sellers),
      'user:deleted': userDeleted({ sellers, tickets }),
      'order:created': orderCreated({ tickets, cancelledOrders, clock: platform.clock }),
      'order:cancelled': orderCancelled({ tickets, sellers, cancelledOrders }),
      'order:completed': orderCompleted({ tickets }),
    },
    background: [createPastEvents({ ...platform, tickets }), watch],
    resources: limits.resources,
  });
  return { service, platform, republish: createRepublish(platform, tickets) };
}
