import { type HydratedDocument, Schema, type Types } from 'mongoose';
import { createConnection } from '../mongo/connect.js';
import { newId } from '../mongo/new-id.js';
import { optimisticConcurrency } from '../mongo/optimistic-concurrency.js';
import { createMetrics } from '../process/metrics.js';
import { createCapturedLog } from '../testing/captured-log.js';
import { createManualClock } from '../testing/manual-clock.js';
import { createMemoryBus, type MemoryBus } from '../testing/memory-bus.js';
import { openTestConnection } from '../testing/test-connection.js';
import { noTracer } from '../tracing/tracer.js';
import { record, type WithOutbox } from './outbox-entry.js';
import { createOutboxRelay } from './outbox-relay.js';

interface Ticket extends WithOutbox {
  _id: Types.ObjectId;
  title: string;
  orderId?: string;
}

export type TicketDocument = HydratedDocument<Ticket>;

/** A service's outbox on the test's database, as a new process has it. */
export async function startRelay() {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const { logger, lines } = createCapturedLog();
  const metrics = createMetrics('test');
  const outbox = createOutboxRelay({ service: 'tickets', bus, clock, logger, metrics, tracer: noTracer });
  const connection = createConnection();
  const schema = new Schema<Ticket>({ title: { type: String, required: true }, orderId: String });
  schema.plugin(optimisticConcurrency);
  schema.plugin(outbox.plugin);
  const tickets = outbox.watch(connection.model<Ticket>('Ticket', schema));
  await bus.connect();
  await openTestConnection(connection);

  const tell = (ticket: TicketDocument, subject: 'ticket:created' | 'ticket:updated') =>
    record(ticket, subject, stateOf(ticket), clock.now());
  return {
    bus,
    clock,
    lines,
    metrics,
    outbox,
    tickets,
    connection,
    async create(title: string) {
      const ticket = new tickets({ title });
      tell(ticket, 'ticket:created');
      return ticket.save();
    },
    /** Stores that many documents as a crash leaves them: saved, and their events not published. */
    async leave(count: number) {
      const left = Array.from({ length: count }, (_, n) => {
        const ticket = new tickets({ title: `ticket ${n}` });
        tell(ticket, 'ticket:created');
        return { ...ticket.toObject(), version: 0 };
      });
      await tickets.collection.insertMany(left as never);
    },
    async change(ticket: TicketDocument, title: string) {
      ticket.set({ title });
      tell(ticket, 'ticket:updated');
      return ticket.save();
    },
    read: async ({ _id }: TicketDocument) => (await tickets.findById(_id)) as TicketDocument,
    /** What the document still has to publish. */
    async left({ _id }: TicketDocument) {
      const stored = await tickets.findById(_id).lean();
      return stored?.outbox;
    },
    async end() {
      await outbox.stop();
      await connection.close();
    },
  };
}

const stateOf = (ticket: TicketDocument) => ({
  id: String(ticket._id),
  title: ticket.title,
  price: 1999,
  currency: 'usd',
  userId: newId(),
  status: 'available' as const,
  orderId: ticket.orderId,
});

/** Lets the next message wait for the broker's acknowledgement until it is given. */
export function withholdAcknowledgement(bus: MemoryBus) {
  let give = () => {};
  const given = new Promise<void>((resolve) => {
    give = resolve;
  });
  const publish = jest.spyOn(bus, 'publish').mockReturnValueOnce(given);
  return { give, publish };
}
