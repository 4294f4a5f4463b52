import { type Clock, every, givePlaceBack, MOST_STREAMS, notFound, unavailable } from '@ticketing/common';
import { Router } from 'express';
import type { TicketWatch } from '../live/ticket-watch.js';
import type { Sellers } from '../models/sellers.js';
import type { Tickets } from '../models/tickets.js';
import { ticketJson } from './ticket-json.js';

interface Dependencies {
  tickets: Tickets;
  sellers: Sellers;
  watch: TicketWatch;
  clock: Clock;
}

/** Proxies take a connection on which nothing comes for dead, the local gateway after 9.5 seconds. */
const HEARTBEAT = 5_000;
/** When a visitor who could not be served shall ask again, in seconds; until then there is GET /api/tickets/:id. */
const RETRY_AFTER = 30;

/**
 * GET /api/tickets/:id/events: server-sent events, each the ticket as GET /api/tickets/:id shows it; the first at once,
 * the next within a second of each change.
 */
export const watchTicket = ({ tickets, sellers, watch, clock }: Dependencies) =>
  Router().get('/api/tickets/:id/events', async (request, response) => {
    const ticket = await tickets.find(request.params.id);
    if (!ticket) throw notFound('No such ticket');
    const seller = (await sellers.find([ticket.userId])).get(ticket.userId);
    // From here on nothing is waited for, so that nobody else comes in between.
    if (watch.size >= MOST_STREAMS) throw unavailable('Too many are watching, please ask again', RETRY_AFTER);
    givePlaceBack(response);
    response.set({
      'Content-Type': 'text/event-stream',
      'Cache-Control': 'no-store',
      // nginx would keep it back until it has a buffer full.
      'X-Accel-Buffering': 'no',
    });
    const send = (news: typeof ticket) =>
      response.write(`id: ${news.version}\ndata: ${JSON.stringify(ticketJson(news, seller))}\n\n`);
    send(ticket);
    const stopHeart = every(clock, HEARTBEAT, async () => void response.write(':\n\n'));
    const leave = watch.watch(ticket._id.toHexString(), ticket.version, {
      changed: send,
      ended: () => response.end(),
    });
    response.on('close', () => {
      stopHeart();
      leave();
    });
  });
