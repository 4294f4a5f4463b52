import { eventually, newId } from '@ticketing/common/testing';
import { type Document, ObjectId } from 'mongodb';
import { type Marketplace, withDatabase } from './marketplace.js';
import { ask } from './people.js';

/** How long the services may take to know of something, in milliseconds. */
const PATIENCE = 60_000;

/** One reservation as the services have it, of which the others are copies. */
export interface Pattern {
  order: Document;
  ticket: Document;
  timer: Document;
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
    // The others would publish once more whatever it has not published yet.
    const told = { outbox: [] };
    const reserved = { 'ticket.id': ticketId, status: 'awaiting:payment', ...told };
    const made = await one(market, 'orders', 'orders', reserved);
    const held = { _id: new ObjectId(ticketId), status: 'reserved', ...told };
    const ticket = await one(market, 'tickets', 'tickets', held);
    const timer = made && (await one(market, 'expiration', 'timers', { _id: String(made._id), ...told }));
    if (!made || !ticket || !timer) throw new Error('the ticket is not reserved');
    return { order: made, ticket, timer };
  }, PATIENCE);
}

const one = (market: Marketplace, service: string, collection: string, query: Document) =>
  withDatabase(market.mongoUri(service), (database) => database.collection(collection).findOne(query));

/**
 * So many reservations that end at the same moment: orders, tickets and expiration have them in their books, and
 * expiration asks to be woken for them as it does after Redis has lost all. @returns the tickets' ids.
 * @throws {Error} when the moment came before all were there.
 */
export async function reserve(
  market: Marketplace,
  { order, ticket, timer }: Pattern,
  { count, until }: { count: number; until: Date },
): Promise<ObjectId[]> {
  const pairs = Array.from({ length: count }, () => ({ orderId: newId(), ticketId: newId() }));
  const orders = pairs.map(({ orderId, ticketId }) => ({
    ...order,
    _id: new ObjectId(orderId),
    expiresAt: until,
    ticket: { ...order.ticket, id: ticketId },
  }));
  const tickets = pairs.map(({ orderId, ticketId }) => ({
    ...ticket,
    _id: new ObjectId(ticketId),
    orderId,
    reservedUntil: until,
  }));
  const timers = pairs.map(({ orderId }) => ({ ...timer, _id: orderId, expiresAt: until }));
  await insert(market, 'orders', 'orders', orders);
  await insert(market, 'tickets', 'tickets', tickets);
  await insert(market, 'expiration', 'timers', timers);
  if (until.getTime() <= Date.now()) throw new Error('the reservations ended before all had timers');
  return tickets.map(({ _id }) => _id);
}

const insert = (market: Marketplace, service: string, collection: string, documents: Document[]) =>
  withDatabase(market.mongoUri(service), (database) =>
    database.collection(collection).insertMany(documents, { ordered: false }),
  );
