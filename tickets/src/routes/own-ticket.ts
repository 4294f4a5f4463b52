import { badRequest, notAuthorized, notFound } from '@ticketing/common';
import type { Decision, Ticket } from '../domain/ticket.js';
import type { TicketDocument, Tickets } from '../models/tickets.js';

const refusals: Record<string, string> = {
  reserved: 'The ticket is locked: somebody is buying it',
  sold: 'The ticket is sold',
  withdrawn: 'The ticket has been withdrawn from sale',
};

/**
 * Changes a ticket for its seller.
 * @throws {HttpError} 404 when there is none, 401 when it is somebody else's, 400 when its state does not allow it.
 */
export async function changeOwnTicket(
  tickets: Tickets,
  id: unknown,
  userId: string,
  decide: (ticket: Ticket) => Decision<string>,
): Promise<TicketDocument> {
  const found = await tickets.change(id, (ticket) => {
    if (ticket.userId !== userId) throw notAuthorized();
    return decide(ticket);
  });
  if (!found) throw notFound('No such ticket');
  const { document, decision } = found;
  if (decision.kind === 'refused') throw badRequest(refusals[decision.reason] ?? 'Not possible now');
  return document;
}
