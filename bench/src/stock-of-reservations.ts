import { once } from 'node:events';
import { type CloudEvent, eventType } from '@ticketing/common';
import { eventually, newId } from '@ticketing/common/testing';
import { type Document, ObjectId } from 'mongodb';
import { connectTo, publish } from './broker.js';
import { type Marketplace, withDatabase } from './marketplace.js';
import { ask } from './people.js';

/** How long the services may take to know of something, in milliseconds. */
const PATIENCE = 60_000;
const AT_ONCE = 100;

/** One reservation as the services have it, of which the others are copies. */
export interface Pattern {
  order: Document;
  ticket: Document;
}

/** Makes one, as people do. */
export async function reserveOne(market: Marketplace): Promise<Pattern> {
  const listing = { title: 'The Long Distance Runners', price: 42 };
  const body = { method: 'POST', headers: market.signedIn(), body: listing, status: 201 };
  const { id: ticketId } = JSON.parse(await ask(`${market.url('tickets')}/api/tickets`, body));
  const buyer = market.signedIn();
  const order = { method: 'POST', headers: buyer, body: { ticketId }, status: 201 };
  await eventually(() => ask(`${market.url('orders')}/api/orders`, order), PATIENCE);
  return eventually(async () => {
    const [made, ticket] = await Promise.all([
      one(market, 'orders', { 'ticket.id': ticketId, status: 'awaiting:payment' }),
      one(market, 'tickets', { _id: new ObjectId(ticketId), status: 'reserved' }),
    ]);
    if (!made || !ticket) throw new Error('the ticket is not reserved');
    return { order: made, ticket };
  }, PATIENCE);
}

const one = (market: Marketplace, service: 'orders' | 'tickets', query: Document) =>
  withDatabase(market.mongoUri(service), (database) => database.collection(service).findOne(query));

/**
 * So many reservations that end at the same moment: orders and tickets have them in their books, and expiration hears
 * of them as of any other. Resolves when each has its timer. @returns the tickets' ids.
 */
export async function reserve(
  market: Marketplace,
  { order, ticket }: Pattern,
  { count, until }: { count: number; until: Date },
): Promise<ObjectId[]> {
  const pairs = Array.from({ length: count }, () => ({ orderId: new ObjectId(), ticketId: new ObjectId() }));
  const orders = pairs.map(({ orderId, ticketId }) => ({
    ...order,
    _id: orderId,
    expiresAt: until,
    ticket: { ...order.ticket, id: String(ticketId) },
  }));
  const tickets = pairs.map(({ orderId, ticketId }) => ({
    ...ticket,
    _id: ticketId,
    orderId: String(orderId),
    reservedUntil: until,
  }));
  await insert(market, 'orders', orders);
  await insert(market, 'tickets', tickets);
  await tell(market, orders);
  await withDatabase(market.mongoUri('expiration'), (database) =>
    eventually(async () => {
      const timers = await database.collection('timers').countDocuments({ expiresAt: until });
      if (timers < count) throw new Error(`${timers} of ${count} timers run`);
    }, PATIENCE),
  );
  if (until.getTime() <= Date.now()) throw new Error('the reservations ended before all had timers');
  return pairs.map(({ ticketId }) => ticketId);
}

const insert = (market: Marketplace, service: 'orders' | 'tickets', documents: Document[]) =>
  withDatabase(market.mongoUri(service), (database) =>
    database.collection(service).insertMany(documents, { ordered: false }),
  );

/** Publishes what orders would have. */
async function tell(market: Marketplace, orders: Document[]): Promise<void> {
  const client = await connectTo(market.broker, 'bench-orders');
  const left = orders.map(eventOf);
  const publishAll = async () => {
    for (let event = left.pop(); event; event = left.pop())
      await publish(client, 'order:created', JSON.stringify(event));
  };
  await Promise.all(Array.from({ length: AT_ONCE }, publishAll));
  const closed = once(client, 'close');
  client.close();
  await closed;
}

function eventOf({ _id, userId, ticket, expiresAt, createdAt }: Document): CloudEvent<'order:created'> {
  const id = String(_id);
  return {
    specversion: '1.0',
    id: newId(),
    source: '/orders',
    type: eventType('order:created'),
    time: createdAt.toISOString(),
    subject: id,
    datacontenttype: 'application/json',
    data: { id, version: 0, userId, status: 'created', expiresAt: expiresAt.toISOString(), ticket },
  };
}
