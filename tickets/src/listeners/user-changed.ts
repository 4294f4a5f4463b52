import type { EventHandler } from '@ticketing/common';
import type { Sellers } from '../models/sellers.js';

/** A user is there, or shown in another way: buyers see it beside what the user sells. */
export const userChanged =
  (sellers: Sellers): EventHandler<'user:created' | 'user:updated'> =>
  async ({ data: user }) => {
    await sellers.apply(user);
  };
