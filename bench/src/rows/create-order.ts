import { startInserter } from '../bare/bare.js';
import { startLoad } from '../load/load.js';
import { openMarketplace, withDatabase } from '../marketplace.js';
import { ask } from '../people.js';
import type { Row } from '../row.js';
import { fillOrders, offerTickets } from '../stock-of-orders.js';

const CONCURRENCY = 64;
/** How many are made in a second's worth of a measurement. */
const ORDERS_A_SECOND = 1_000;

/** Distinct tickets: nobody has to wait for anybody. */
export const createOrder: Row = {
  number: '3',
  what: 'POST /api/orders, durable, of distinct tickets, 64 connections',
  beside: 'the driver inserting the same documents, 64 at a time, as durably',
  unit: 'a second',
  goal: { least: 0.5 },
  alone: 1_000,
  async open({ seconds, documents }) {
    const market = await openMarketplace(['orders']);
    await fillOrders(market, documents);
    const [load, inserter] = [startLoad(), startInserter()];
    const count = seconds * ORDERS_A_SECOND;
    const headers = market.signedIn();
    const url = `${market.url('orders')}/api/orders`;
    const ours = async () => {
      const bodies = (await offerTickets(market, count)).map((ticketId) => ({ ticketId }));
      const { rate } = await load.ask({ url, connections: CONCURRENCY, headers, bodies, status: 201 });
      return rate;
    };
    await ours();
    const uri = market.mongoUri('orders');
    const document = await madeOrder(uri);
    await ask(url, { headers });
    return {
      ours,
      other: () => inserter.ask({ uri, collection: 'bare', document, count, concurrency: CONCURRENCY }),
      close: () => market.close(load, inserter),
    };
  },
};

/** An order as it is stored when it is made: its event is in its outbox. */
const madeOrder = (uri: string) =>
  withDatabase(uri, async (database) => {
    const { _id, ...order } = (await database.collection('orders').findOne({ status: 'created' })) ?? {};
    return order;
  });
