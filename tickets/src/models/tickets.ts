import {
  type ClientRequest,
  changedFields,
  type EventData,
  isDuplicateKey,
  isObjectId,
  lookUpTogether,
  optimisticConcurrency,
  type Platform,
  type Recall,
  readTogether,
  recallAggregate,
  record,
  retryOnConflict,
  type TicketCategory,
  type WithOutbox,
} from '@ticketing/common';
import type { HydratedDocument, Types } from 'mongoose';
import { detailNames, detailsOf } from '../domain/event-details.js';
import { type SearchKeys, searched, searchKeys } from '../domain/search-keys.js';
import type { Decision, Ticket } from '../domain/ticket.js';
import { createTicketSchema } from './ticket-schema.js';

/** A ticket as it is stored. */
export interface TicketRecord extends Ticket, WithOutbox {
  _id: Types.ObjectId;
  search: SearchKeys;
  /** By which request of its seller it was listed. */
  request?: ClientRequest;
  createdAt: Date;
  updatedAt: Date;
}

/** The fields that clients are shown, for reads that need no more. */
export const shownFields = `title price currency userId version status orderId reservedUntil ${detailNames.join(' ')} createdAt updatedAt`;

export type TicketDocument = HydratedDocument<TicketRecord>;

/**
 * The collection of tickets, and the one way to change a ticket.
 * @param onChange is called when a ticket has changed, before anybody is told.
 */
export function createTickets(
  { connection, outbox, clock }: Pick<Platform, 'connection' | 'outbox' | 'clock'>,
  onChange: () => void,
) {
  const schema = createTicketSchema(clock);
  schema.post('save', onChange);
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const model = outbox.watch(connection.model<TicketRecord>('Ticket', schema));

  function write(document: TicketDocument, before: Ticket, after: Ticket) {
    const changed = changedFields(before, after);
    const search = searchKeys(after, clock.now());
    const isSame = searched.every((name) => !(name in changed));
    document.set({ ...changed, ...(isSame ? { 'search.listed': search.listed } : { search }) });
  }

  const tell = (document: TicketDocument) =>
    record(document, 'ticket:updated', stateOf(document), clock.now());

  const findAll = (ids: readonly string[]) => model.find({ _id: { $in: ids } }, shownFields).lean();
  const lookUp = lookUpTogether(findAll);
  const read = readTogether(model);

  return {
    model,

    /** Those of the tickets that there are, for showing. */
    findAll,

    /** The ticket of that id, which may be anything, for showing, in whatever state it is. */
    find: async (id: unknown) => (isObjectId(id) ? lookUp(id.toLowerCase()) : undefined),

    /** What somebody has listed, for showing, newest first, in every state, at most 500. */
    ofSeller: (userId: string) => model.find({ userId }, shownFields).sort({ _id: -1 }).limit(500).lean(),

    /** Records the event by which others know the ticket as it is. */
    tell,

    /** By what was told of tickets, they are brought up to date after an older backup was put back. */
    recall: {
      subjects: ['ticket:created', 'ticket:updated', 'ticket:reservation-refused'],
      take({ data, time }) {
        const ticket = toldOf(data);
        return recallAggregate(model, { data, time }, { ...ticket, search: searchKeys(ticket, clock.now()) });
      },
    } satisfies Recall<'ticket:created' | 'ticket:updated' | 'ticket:reservation-refused'>,

    /** Puts a ticket on sale. @returns the one that its seller has listed under the request's key, if that was before. */
    async list(ticket: Ticket, request?: ClientRequest): Promise<TicketDocument> {
      const search = searchKeys(ticket, clock.now());
      const document: TicketDocument = new model({ ...ticket, search, request });
      record(document, 'ticket:created', stateOf(document), clock.now());
      try {
        return await document.save();
      } catch (error) {
        if (!request || !isDuplicateKey(error, 'request.key')) throw error;
        return model.findOne({ 'request.key': request.key, userId: ticket.userId }).orFail();
      }
    },

    /**
     * Decides on the newest state and saves the decision only if it still is the newest: a compare-and-set on the
     * version, and so on everything that `decide` looked at.
     * @param id may be anything. @param onRefusal may put an event of the refusal into the outbox.
     * @returns the ticket afterwards with the decision, or undefined when there is no such ticket.
     * @throws what `decide` throws, and the conflict when the ticket has been changed at each of its tries.
     */
    change<Reason extends string>(
      id: unknown,
      decide: (ticket: Ticket) => Decision<Reason>,
      onRefusal?: (ticket: TicketDocument, reason: Reason) => void,
    ) {
      return retryOnConflict(async () => {
        const document: TicketDocument | null = await read(id);
        if (!document) return undefined;
        const ticket = ticketOf(document);
        const decision = decide(ticket);
        if (decision.kind === 'changed') {
          write(document, ticket, decision.ticket);
          tell(document);
        } else if (decision.kind === 'refused') {
          onRefusal?.(document, decision.reason);
        }
        if (document.isModified()) await document.save();
        return { document, decision };
      });
    },

    /** The ids of what somebody has on sale, at most `limit`. */
    async onSaleOf(userId: string, limit: number): Promise<string[]> {
      const found = await model.find({ userId, status: 'available' }, '_id').limit(limit).lean();
      return found.map(({ _id }) => _id.toHexString());
    },

    /** Takes off the list what has begun. What others know of a ticket is not changed by that: it is no new version. */
    async unlistPast(): Promise<void> {
      const past = { 'search.listed': true, 'search.until': { $lte: clock.now() } };
      await model.collection.updateMany(past, { $unset: { 'search.listed': 1 } });
    },
  };
}

export type Tickets = ReturnType<typeof createTickets>;

const ticketOf = (document: TicketDocument): Ticket => {
  const { title, price, currency, userId, status, orderId, reservedUntil } = document;
  return { title, price, currency, userId, status, orderId, reservedUntil, ...detailsOf(document) };
};

/** The ticket that an event tells of. Until when it is reserved is its order's to tell, so that is not known of it. */
const toldOf = (told: EventData<'ticket:updated'>): Ticket => {
  const { title, price, currency, userId, status, orderId } = told;
  const startsAt = told.startsAt === undefined ? undefined : new Date(told.startsAt);
  const category = told.category as TicketCategory | undefined;
  return {
    title,
    price,
    currency,
    userId,
    status,
    orderId,
    reservedUntil: undefined,
    ...detailsOf({ ...told, startsAt, category }),
  };
};

/** The public state of a ticket, but for the version, as events carry it. */
export const stateOf = (document: TicketDocument) => {
  const { reservedUntil: _reservedUntil, ...told } = ticketOf(document);
  return { id: document._id.toHexString(), ...told, startsAt: document.startsAt?.toISOString() };
};
