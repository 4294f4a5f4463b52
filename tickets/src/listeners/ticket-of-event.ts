import { UnprocessableEventError } from '@ticketing/common';

/**
 * Passes on what was found of the ticket that an event names.
 * @throws {UnprocessableEventError} when there is none. Tickets are never deleted, and nobody hears of one before it is
 * saved, so an order for one that is not here is for an operator to look at.
 */
export function ticketOfEvent<T>(found: T | undefined, ticketId: string): T {
  if (found === undefined) throw new UnprocessableEventError(`no ticket ${ticketId}`);
  return found;
}
