import {
  applyIfNewer,
  CURRENCY,
  type EventData,
  lookUpTogether,
  type Platform,
  ticketStatuses,
} from '@ticketing/common';
import { Schema } from 'mongoose';
import type { Offer } from '../domain/order.js';

/** What we know of a ticket: the newest state that tickets has told us. */
interface TicketCopy extends Omit<Offer, 'id'> {
  _id: string;
  version: number;
  orderId?: string;
}

/** The copy of the tickets that are sold elsewhere, fed by their events. */
export function createTicketCopies({ connection }: Pick<Platform, 'connection'>) {
  const schema = new Schema<TicketCopy>(
    {
      _id: String,
      title: { type: String, required: true },
      price: { type: Number, required: true },
      currency: { type: String, default: CURRENCY },
      userId: { type: String, required: true },
      status: { type: String, required: true, enum: ticketStatuses },
      orderId: String,
      startsAt: Date,
      version: { type: Number, required: true },
    },
    { versionKey: false, collection: 'tickets' },
  );
  const model = connection.model<TicketCopy>('TicketCopy', schema);
  const lookUp = lookUpTogether((ids) => model.find({ _id: { $in: ids } }).lean());
  return {
    model,
    /** Takes over a ticket's state unless a newer one is known. */
    apply(ticket: EventData<'ticket:updated'>) {
      const { id, version, title, price, currency, userId, status, orderId } = ticket;
      const startsAt = ticket.startsAt === undefined ? undefined : new Date(ticket.startsAt);
      return applyIfNewer(model, { id, version, title, price, currency, userId, status, orderId, startsAt });
    },
    async find(id: string): Promise<Offer | undefined> {
      const found = await lookUp(id);
      return found ? { ...found, id } : undefined;
    },
  };
}

export type TicketCopies = ReturnType<typeof createTicketCopies>;
