import { UnprocessableEventError } from '@ticketing/common';

/**
 * Passes on what was found of the order that an event names.
 * @throws {UnprocessableEventError} when there is none. Nobody hears of an order before it is saved, so money or
 * a lock for one that is not here is for an operator to look at.
 */
export function orderOfEvent<T>(found: T | undefined, orderId: string): T {
  if (found === undefined) throw new UnprocessableEventError(`no order ${orderId}`);
  return found;
}
