import type { EventHandler } from '@ticketing/common';
import type { Expiry } from '../background/expiry.js';
import { orderOfEvent } from './order-of-event.js';

interface Dependencies {
  expiry: Expiry;
}

/** A timer has run out: the order is over if our own clock agrees, and looked at again when it does not yet. */
export const expirationComplete =
  ({ expiry }: Dependencies): EventHandler<'expiration:complete'> =>
  async ({ data: timer }) => {
    orderOfEvent(await expiry.expireWhenDue(timer.id), timer.id);
  };
