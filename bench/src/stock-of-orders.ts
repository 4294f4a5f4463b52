import { newId } from '@ticketing/common/testing';
import { type Document, ObjectId } from 'mongodb';
import { type Marketplace, withDatabase } from './marketplace.js';
import { ask } from './people.js';

/** How many orders a buyer has. */
const ORDERS_OF_A_BUYER = 20;
const AT_ONCE = 5_000;

/** Tells orders of so many tickets, as if tickets had. @returns their ids. */
export const offerTickets = (market: Marketplace, count: number): Promise<string[]> =>
  withDatabase(market.mongoUri('orders'), async (database) => {
    const ids = Array.from({ length: count }, () => newId());
    const offer = { title: 'A concert', price: 4_200, currency: 'usd', userId: newId(), status: 'available' };
    const documents = ids.map((_id) => ({ _id, ...offer, version: 0 }));
    await database.collection<{ _id: string }>('tickets').insertMany(documents, { ordered: false });
    return ids;
  });

/** Fills the books with orders of the past, twenty a buyer, by copying one that was made. @returns one of the buyers. */
export async function fillOrders(market: Marketplace, count: number): Promise<string> {
  const [ticketId] = await offerTickets(market, 1);
  const headers = market.signedIn();
  await ask(`${market.url('orders')}/api/orders`, {
    method: 'POST',
    headers,
    body: { ticketId },
    status: 201,
  });
  return withDatabase(market.mongoUri('orders'), async (database) => {
    const orders = database.collection('orders');
    const pattern = (await orders.findOne()) as Document;
    const buyers = Math.max(1, Math.floor(count / ORDERS_OF_A_BUYER));
    const ids = Array.from({ length: buyers }, () => newId());
    const total = buyers * ORDERS_OF_A_BUYER;
    for (let made = 0; made < total; made += AT_ONCE) {
      const batch = Array.from({ length: Math.min(AT_ONCE, total - made) }, (_, index) => ({
        ...pattern,
        _id: new ObjectId(newId()),
        userId: ids[(made + index) % buyers],
        status: 'complete',
        outbox: [],
        ticket: { ...pattern.ticket, id: newId() },
      }));
      await orders.insertMany(batch, { ordered: false });
    }
    return ids[0] as string;
  });
}
