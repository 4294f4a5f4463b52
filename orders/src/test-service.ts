import type { EventData } from '@ticketing/common';
import {
  cookieOf,
  createManualClock,
  createMemoryBus,
  createMemoryCounts,
  newId,
  runTestService,
  testConfig,
} from '@ticketing/common/testing';
import request from 'supertest';
import { api } from './api.js';
import { CATCH_UP } from './background/catching-up.js';
import { createService } from './service.js';

export const RESERVATION_SECONDS = 900;

export const serviceConfig = (limits?: string) => ({ ...testConfig({ limits }), RESERVATION_SECONDS });

/**
 * The real service on the run's MongoDB, with a bus and a clock that the test turns.
 * @param limits as the variable RATE_LIMITS says it; nothing is limited if nothing is said.
 */
export function startTestService({ limits }: { limits?: string } = {}) {
  const bus = createMemoryBus();
  const clock = createManualClock();
  const { service, platform, republish } = createService(serviceConfig(limits), {
    bus,
    clock,
    counts: createMemoryCounts(clock),
  });
  const { app } = runTestService(service, api);
  const { outbox, connection } = platform;
  // By then it has heard what it may have missed, and lets orders expire.
  beforeAll(() => clock.advance(CATCH_UP));

  /** A ticket that is on sale. */
  async function sell(fields: Partial<EventData<'ticket:created'>> = {}) {
    const ticket = ticketState(fields);
    await bus.deliver('ticket:created', ticket);
    return ticket;
  }

  const postOrder = (ticketId: unknown, buyer: string) =>
    request(service.app).post('/api/orders').set('Cookie', cookieOf(buyer)).send({ ticketId });

  /** An order that has just been placed. */
  async function place() {
    const ticket = await sell();
    const buyer = newId();
    const answer = await postOrder(ticket.id, buyer);
    return { id: answer.body.id as string, buyer, ticket };
  }

  /** An order whose ticket has been locked. */
  async function placeAndLock() {
    const order = await place();
    await bus.deliver('ticket:updated', lockFor(order));
    return order;
  }

  const stored = (id: string) =>
    connection.collection('orders').findOne({ _id: new connection.base.Types.ObjectId(id) });

  /** What has been published of an order: its events in words, oldest first, each once. */
  async function told(id: string): Promise<string[]> {
    await outbox.settled();
    const events = orderSubjects
      .flatMap((subject) => bus.published(subject).map((event) => ({ ...event, type: subject })))
      .filter(({ data }) => data.id === id)
      .sort((a, b) => a.data.version - b.data.version);
    const distinct = new Map(events.map((event) => [event.id, event]));
    return [...distinct.values()].map(({ type, data }) => [type, data.reason].filter(Boolean).join(' '));
  }

  /** Why messages were put aside. */
  async function buried(): Promise<string[]> {
    const letters = await connection.collection('deadletters').find().toArray();
    return letters.map(({ subject, reason }) => `${subject}: ${reason}`);
  }

  return {
    app,
    bus,
    clock,
    outbox,
    connection,
    republish,
    sell,
    postOrder,
    place,
    placeAndLock,
    stored,
    told,
    buried,
  };
}

const orderSubjects = [
  'order:created',
  'order:awaiting-payment',
  'order:cancelled',
  'order:completed',
] as const;

/** A ticket as tickets tells of it: on sale for $20, if nothing else is said. */
export const ticketState = (
  fields: Partial<EventData<'ticket:updated'>> = {},
): EventData<'ticket:updated'> => ({
  id: newId(),
  version: 0,
  title: 'Opera',
  price: 2_000,
  currency: 'usd',
  userId: newId(),
  status: 'available',
  ...fields,
});

interface Placed {
  id: string;
  ticket: EventData<'ticket:updated'>;
}

/** Tickets' news that the order has the lock. */
export const lockFor = ({ id, ticket }: Placed): EventData<'ticket:updated'> => ({
  ...ticket,
  version: ticket.version + 1,
  status: 'reserved',
  orderId: id,
});

/** A charge as payments tells of it. */
export const chargeState = (
  orderId: string,
  status: EventData<'payment:created'>['status'],
): EventData<'payment:created'> => ({
  id: newId(),
  version: 1,
  orderId,
  userId: newId(),
  amount: 2_000,
  currency: 'usd',
  status,
});
