import type { EventHandler } from '@ticketing/common';
import { withdraw } from '../domain/ticket.js';
import type { Sellers } from '../models/sellers.js';
import type { Tickets } from '../models/tickets.js';

interface Dependencies {
  sellers: Sellers;
  tickets: Tickets;
}

const BATCH = 100;

/**
 * A seller is gone: their name is forgotten, and what they have on sale is withdrawn. What is locked goes on, and is
 * withdrawn when its lock ends. First the seller, then the tickets: see order-cancelled.ts, which looks the other way.
 */
export const userDeleted =
  ({ sellers, tickets }: Dependencies): EventHandler<'user:deleted'> =>
  async ({ data: user }) => {
    await sellers.forget(user);
    let ids: string[];
    do {
      ids = await tickets.onSaleOf(user.id, BATCH);
      await Promise.all(ids.map((id) => tickets.change(id, withdraw)));
    } while (ids.length === BATCH);
  };
