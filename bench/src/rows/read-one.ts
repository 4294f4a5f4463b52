import { startReader } from '../bare/bare.js';
import type { Reading } from '../bare/read-documents.js';
import { startLoad } from '../load/load.js';
import { type Marketplace, openMarketplace, withDatabase } from '../marketplace.js';
import { ask } from '../people.js';
import type { Contest, Row, Scale } from '../row.js';
import { fillTickets } from '../stock.js';
import { fillOrders } from '../stock-of-orders.js';

const CONNECTIONS = 64;

/** A ticket's own page asks for it. */
export const showTicket: Row = {
  number: '2a',
  what: 'GET /api/tickets/:id, signed in',
  beside: 'node:http with the same query by the driver, and JSON',
  unit: 'a second',
  goal: { least: 0.5 },
  async open(scale) {
    const market = await openMarketplace(['tickets']);
    const [id = ''] = await fillTickets(market, scale.documents);
    const by = { _id: id };
    return read(market, 'tickets', { path: `/api/tickets/${id}`, by, headers: market.signedIn() }, scale);
  },
};

/** What a buyer has bought. */
export const ownOrders: Row = {
  ...showTicket,
  number: '2b',
  what: 'GET /api/orders, 20 of one buyer, signed in',
  async open(scale) {
    const market = await openMarketplace(['orders']);
    const userId = await fillOrders(market, scale.documents);
    const headers = market.signedIn(userId);
    return read(market, 'orders', { path: '/api/orders', by: { userId }, headers }, scale);
  },
};

interface Question {
  path: string;
  by: Reading['by'];
  headers: { cookie: string };
}

/** A service's own limit of a list. */
const MOST = 500;

/** Both read the same documents from the same database. */
async function read(
  market: Marketplace,
  service: 'tickets' | 'orders',
  { path, by, headers }: Question,
  { seconds }: Scale,
): Promise<Contest> {
  const [load, reader] = [startLoad(), startReader()];
  const uri = market.mongoUri(service);
  const fields = await withDatabase(uri, async (database) => {
    const document = await database.collection(service).findOne();
    return Object.keys(document ?? {}).filter((field) => !INNER.includes(field));
  });
  const port = await reader.ask({ uri, collection: service, by, most: MOST, fields });
  const measure = async (url: string) => {
    const expected = await ask(url, { headers });
    return (await load.ask({ url, connections: CONNECTIONS, seconds, headers, expected })).rate;
  };
  const ours = () => measure(`${market.url(service)}${path}`);
  const other = () => measure(`http://127.0.0.1:${port}/`);
  await ours();
  await other();
  return {
    ours,
    other,
    close: () => market.close(load, reader),
  };
}

/** What a service keeps for itself. */
const INNER = ['outbox', 'search'];
