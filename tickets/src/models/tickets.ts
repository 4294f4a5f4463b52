import {
  CURRENCY,
  isObjectId,
  optimisticConcurrency,
  type Platform,
  type Recall,
  recallAggregate,
  record,
  retryOnConflict,
  ticketStatuses,
  type WithOutbox,
} from '@ticketing/common';
import { type HydratedDocument, Schema, type Types } from 'mongoose';
import { searchWords } from '../domain/search-words.js';
import type { Decision, Ticket } from '../domain/ticket.js';

/** A ticket as it is stored. */
export interface TicketRecord extends Ticket, WithOutbox {
  _id: Types.ObjectId;
  words: string[];
  createdAt: Date;
  updatedAt: Date;
}

/** The fields that clients are shown, for reads that need no more. */
export const shownFields = 'title price currency userId version status orderId createdAt updatedAt';

export type TicketDocument = HydratedDocument<TicketRecord>;

/** The collection of tickets, and the one way to change a ticket. */
export function createTickets({
  connection,
  outbox,
  clock,
}: Pick<Platform, 'connection' | 'outbox' | 'clock'>) {
  const schema = new Schema<TicketRecord>(
    {
      title: { type: String, required: true },
      price: { type: Number, required: true, validate: Number.isSafeInteger },
      currency: { type: String, default: CURRENCY },
      userId: { type: String, required: true },
      status: { type: String, required: true, enum: ticketStatuses },
      orderId: String,
      words: [String],
    },
    { timestamps: { currentTime: () => clock.now() } },
  );
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  // One index a sort of the list, and one for its search; sellers see their own by the last.
  schema.index({ status: 1, _id: -1 });
  schema.index({ status: 1, price: 1, _id: 1 });
  schema.index({ status: 1, words: 1 });
  schema.index({ userId: 1, _id: -1 });
  const model = outbox.watch(connection.model<TicketRecord>('Ticket', schema));

  const write = (document: TicketDocument, ticket: Ticket) =>
    document.set({ ...ticket, words: searchWords(ticket.title) });

  const tell = (document: TicketDocument) =>
    record(document, 'ticket:updated', stateOf(document), clock.now());

  return {
    model,

    /** Records the event by which others know the ticket as it is. */
    tell,

    /** By what was told of tickets, they are brought up to date after an older backup was put back. */
    recall: {
      subjects: ['ticket:created', 'ticket:updated', 'ticket:reservation-refused'],
      take({ data, time }) {
        const { title, price, currency, userId, status, orderId } = data;
        const state = { title, price, currency, userId, status, orderId, words: searchWords(title) };
        return recallAggregate(model, { data, time }, state);
      },
    } satisfies Recall<'ticket:created' | 'ticket:updated' | 'ticket:reservation-refused'>,

    /** Puts a ticket on sale. */
    async list(ticket: Ticket): Promise<TicketDocument> {
      const document = write(new model(), ticket);
      record(document, 'ticket:created', stateOf(document), clock.now());
      return document.save();
    },

    /**
     * Decides on the newest state and saves the decision only if it still is the newest: a compare-and-set on the
     * version, and so on everything that `decide` looked at.
     * @param onRefusal may put an event of the refusal into the outbox.
     * @returns the ticket afterwards with the decision, or undefined when there is no such ticket.
     */
    change<Reason extends string>(
      id: string,
      decide: (ticket: Ticket) => Decision<Reason>,
      onRefusal?: (ticket: TicketDocument, reason: Reason) => void,
    ) {
      return retryOnConflict(async () => {
        const document: TicketDocument | null = isObjectId(id) ? await model.findById(id) : null;
        if (!document) return undefined;
        const decision = decide(ticketOf(document));
        if (decision.kind === 'changed') {
          write(document, decision.ticket);
          tell(document);
        } else if (decision.kind === 'refused') {
          onRefusal?.(document, decision.reason);
        }
        if (document.isModified()) await document.save();
        return { document, decision };
      });
    },
  };
}

export type Tickets = ReturnType<typeof createTickets>;

const ticketOf = ({ title, price, currency, userId, status, orderId }: TicketDocument): Ticket => ({
  title,
  price,
  currency,
  userId,
  status,
  orderId,
});

/** The public state of a ticket, but for the version, as events carry it. */
export const stateOf = (document: TicketDocument) => ({
  id: document._id.toHexString(),
  ...ticketOf(document),
});
