import { startSender } from '../bare/bare.js';
import { startLoad } from '../load/load.js';
import { openMarketplace } from '../marketplace.js';
import { ask } from '../people.js';
import type { Row } from '../row.js';
import { fillTickets } from '../stock.js';

const CONNECTIONS = 64;

/** The page that most people see first. */
export const listTickets: Row = {
  number: '1',
  what: 'GET /api/tickets, 20 on a page, 64 connections, straight to the service',
  beside: 'node:http sending the same bytes',
  unit: 'a second',
  goal: { least: 0.5 },
  async open({ seconds, documents }) {
    const market = await openMarketplace(['tickets']);
    const [load, sender] = [startLoad(), startSender()];
    await fillTickets(market, documents);
    const url = `${market.url('tickets')}/api/tickets`;
    const expected = await ask(url);
    const port = await sender.ask({ body: expected, type: 'application/json; charset=utf-8' });
    const rate = async (url: string) =>
      (await load.ask({ url, connections: CONNECTIONS, seconds, expected })).rate;
    await rate(url);
    return {
      ours: () => rate(url),
      other: () => rate(`http://127.0.0.1:${port}/`),
      close: () => market.close(load, sender),
    };
  },
};
