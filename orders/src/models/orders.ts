import {
  changedFields,
  isDuplicateKey,
  isObjectId,
  lookUpTogether,
  type OrderStatus,
  optimisticConcurrency,
  type Platform,
  type Recall,
  readTogether,
  recallAggregate,
  record,
  retryOnConflict,
} from '@ticketing/common';
import { type Decision, holdingStatuses, isOpen, type Order, openStatuses } from '../domain/order.js';
import type { OrderMetrics } from '../metrics.js';
import { type OrderDocument, type OrderRecord, orderOf, orderSchema, stateOf } from './order-schema.js';

export type { OrderRecord } from './order-schema.js';

/** The fields that clients are shown, for reads that need no more. */
const shownFields = 'userId ticket status reason expiresAt version createdAt';

/** What is published when an order reaches that status. */
const subjects = {
  created: 'order:created',
  'awaiting:payment': 'order:awaiting-payment',
  complete: 'order:completed',
  cancelled: 'order:cancelled',
} as const satisfies Record<OrderStatus, string>;

type OrderEvent = (typeof subjects)[OrderStatus];

/** The collection of orders, and the one way to change an order. */
export function createOrders({
  connection,
  outbox,
  clock,
  logger,
  orderMetrics,
}: Pick<Platform, 'connection' | 'outbox' | 'clock' | 'logger'> & { orderMetrics: OrderMetrics }) {
  const schema = orderSchema(() => clock.now());
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const model = outbox.watch(connection.model<OrderRecord>('Order', schema));
  const read = readTogether(model);

  const announce = (document: OrderDocument, subject = subjects[document.status]) =>
    record(document, subject, stateOf(document), clock.now());

  return {
    model,

    /**
     * Records the events by which others know the order as it is. Its ticket's lock and its timer come of
     * `order:created` alone, so an order that awaits payment is told of by both.
     */
    tell(document: OrderDocument): void {
      if (document.status === 'awaiting:payment') announce(document, 'order:created');
      announce(document);
    },

    /**
     * By what was told of orders, they are brought up to date after an older backup was put back. What is over comes
     * first, so that it does not stand in the way of the order that has the ticket now.
     */
    recall: {
      subjects: ['order:cancelled', 'order:completed', 'order:awaiting-payment', 'order:created'],
      async take({ data, time }) {
        const { userId, ticket, status, reason, expiresAt } = data;
        const state = { userId, ticket, status, reason, expiresAt: new Date(expiresAt) };
        try {
          await recallAggregate(model, { data, time }, state);
        } catch (error) {
          if (!isDuplicateKey(error, 'ticket.id')) throw error;
          logger.error(
            { orderId: data.id, ticketId: ticket.id },
            'not recalled: another order has its ticket',
          );
        }
      },
    } satisfies Recall<OrderEvent>,

    /** Stores a new order. @returns undefined when another order holds the ticket. */
    async insert(order: Order): Promise<OrderDocument | undefined> {
      const document: OrderDocument = new model(order);
      announce(document);
      try {
        await document.save();
        orderMetrics.placed.inc();
        return document;
      } catch (error) {
        if (isDuplicateKey(error, 'ticket.id')) return undefined;
        throw error;
      }
    },

    /**
     * Decides on the newest state and saves the decision only if it still is the newest: a compare-and-set on the
     * version. So of a payment and an expiry that race each other one is first, and the other sees what it did.
     * @param id may be anything. @returns the order afterwards with the decision, or undefined when there is no such order.
     * @throws what `decide` throws, and the conflict when the order has been changed at each of its tries.
     */
    change<Reason extends string>(id: unknown, decide: (order: Order) => Decision<Reason>) {
      return retryOnConflict(async () => {
        const document: OrderDocument | null = await read(id);
        if (!document) return undefined;
        const order = orderOf(document);
        const decision = decide(order);
        if (decision.kind === 'changed') {
          document.set(changedFields(order, decision.order));
          announce(document);
          await document.save();
          if (!isOpen(decision.order)) orderMetrics.ended(decision.order.reason ?? 'complete');
        }
        return { document, decision };
      });
    },

    /** The order of that id, which may be anything, for showing. */
    find: async (id: unknown) => (isObjectId(id) ? model.findById(id, shownFields).lean() : null),

    /** A buyer's orders for showing, newest first, at most 500. */
    ofBuyer: (userId: string) => model.find({ userId }, shownFields).sort({ _id: -1 }).limit(500).lean(),

    /** The order that holds the ticket of that id. All who want the same one ask at the same moment. */
    findHolder: lookUpTogether(
      (ids) => model.find(heldOf(ids), 'ticket.id userId status').lean(),
      ({ ticket }) => ticket.id,
    ),

    /** Since when the order is overdue that is so for the longest time; undefined when none is. */
    async oldestOverdue(now: Date): Promise<Date | undefined> {
      const oldest = await model.findOne(overdueAt(now), 'expiresAt').sort({ expiresAt: 1 }).lean();
      return oldest?.expiresAt;
    },

    /** The ids of at most `limit` orders whose time is up though they are not over. */
    async findOverdue(now: Date, limit: number): Promise<string[]> {
      const found = await model.find(overdueAt(now), '_id').limit(limit).lean();
      return found.map(({ _id }) => _id.toHexString());
    },
  };
}

export type Orders = ReturnType<typeof createOrders>;

const heldOf = (ticketIds: string[]) => ({
  'ticket.id': { $in: ticketIds },
  status: { $in: holdingStatuses },
});

const overdueAt = (now: Date) => ({ status: { $in: openStatuses }, expiresAt: { $lte: now } });
