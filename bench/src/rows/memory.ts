import { execFileSync } from 'node:child_process';
import { startShell } from '../bare/bare.js';
import { startLoad } from '../load/load.js';
import { openMarketplace } from '../marketplace.js';
import type { Row } from '../row.js';
import { fillTickets } from '../stock.js';

const SERVICES = ['auth', 'tickets', 'orders', 'expiration', 'payments'];
const MEGABYTE = 1024;

/** Of a process, in megabytes: what ps calls its resident set. */
const residentSet = (pid: number): number =>
  Number(execFileSync('ps', ['-o', 'rss=', '-p', String(pid)], { encoding: 'utf8' })) / MEGABYTE;

const memory = {
  beside: 'a process of Express and mongoose with one route and one model',
  unit: 'MB',
  goal: { most: 1.3 },
} satisfies Partial<Row>;

/** The largest of the five. */
export const idleMemory: Row = {
  ...memory,
  number: '10a',
  what: 'memory of a service that nobody asks anything, the largest of the five',
  async open() {
    const market = await openMarketplace(SERVICES);
    const shell = startShell();
    const bare = await shell.ask({ mongoUri: market.mongoUri('tickets') });
    return {
      ours: async () => Math.max(...SERVICES.map((service) => residentSet(market.pid(service)))),
      other: async () => residentSet(bare.pid),
      close: () => market.close(shell),
    };
  },
};

/** With a leak, every five times as much load would leave more behind. */
const REPEATS = 5;
const CONNECTIONS = 64;

export const memoryUnderLoad: Row = {
  number: '10b',
  what: 'memory of tickets, each time after five times the load of row 1 more',
  beside: 'itself after the first five times',
  unit: 'MB',
  goal: { most: 1.1 },
  async open({ seconds, documents }) {
    const market = await openMarketplace(['tickets']);
    await fillTickets(market, documents);
    const load = startLoad();
    const url = `${market.url('tickets')}/api/tickets`;
    const afterLoad = async () => {
      for (let repeat = 0; repeat < REPEATS; repeat++)
        await load.ask({ url, connections: CONNECTIONS, seconds });
      return residentSet(market.pid('tickets'));
    };
    const first = await afterLoad();
    return {
      ours: afterLoad,
      other: async () => first,
      close: () => market.close(load),
    };
  },
};
