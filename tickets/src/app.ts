import {
  createHttpApp,
  type IsEnded,
  type Limits,
  limitChanges,
  type Platform,
  type Readiness,
} from '@ticketing/common';
import type { ReadyPages } from './live/ready-pages.js';
import type { TicketWatch } from './live/ticket-watch.js';
import type { Sellers } from './models/sellers.js';
import type { Tickets } from './models/tickets.js';
import { createTicket } from './routes/create-ticket.js';
import { listCities } from './routes/list-cities.js';
import { listMyTickets } from './routes/list-my-tickets.js';
import { listTickets } from './routes/list-tickets.js';
import { showTicket } from './routes/show-ticket.js';
import { updateTicket } from './routes/update-ticket.js';
import { watchTicket } from './routes/watch-ticket.js';
import { withdrawTicket } from './routes/withdraw-ticket.js';

interface Dependencies extends Platform {
  readiness: Readiness;
  isEnded: IsEnded;
  limits: Limits;
  tickets: Tickets;
  sellers: Sellers;
  pages: ReadyPages;
  watch: TicketWatch;
}

/** Every route of the service, in the order in which a request meets them. */
export const createApp = ({ limits, tickets, sellers, pages, watch, ...platform }: Dependencies) =>
  createHttpApp({
    ...platform,
    ready: pages,
    routes: [
      limitChanges(limits, 'tickets'),
      listTickets({ tickets, sellers, pages, clock: platform.clock }),
      listCities(tickets, pages),
      listMyTickets(tickets),
      showTicket(tickets, sellers),
      watchTicket({ tickets, sellers, watch, clock: platform.clock }),
      createTicket({ tickets, sellers, clock: platform.clock }),
      updateTicket(tickets, platform.clock),
      withdrawTicket(tickets),
    ],
  });
