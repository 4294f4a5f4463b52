import { eventually } from '@ticketing/common/testing';
import { startLeastSale } from '../bare/bare.js';
import { startBuyers, startLoad } from '../load/load.js';
import { type Marketplace, openMarketplace, withDatabase } from '../marketplace.js';
import type { Row } from '../row.js';

const CONCURRENCY = 64;
/** How many sales there are in a second's worth of a measurement. */
const SALES_A_SECOND = 100;
/** How many buy while the processes are new: 64 of them would wait for payments longer than the gateway does. */
const FIRST_BUYERS = 8;
const FIRST_SALES = 100;
/** For so many seconds' worth a sale gets cheaper, as V8 compiles what it sees used: docs/performance.md. */
const WARMING_UP = 3;
/** How long orders may take to hear of what is on sale, in milliseconds. */
const PATIENCE = 60_000;

/** What the marketplace exists for, from the buyer's first click to the ticket that everybody sees as sold. */
export const sales: Row = {
  number: '4',
  what: 'whole sales through the gateway, 64 buyers at a time: ordered, locked, paid, seen as sold',
  beside:
    'four journalled writes and three acknowledged messages a sale, by the bare drivers, as many at a time',
  unit: 'a second',
  goal: { least: 0.35 },
  alone: 350,
  async open({ seconds }) {
    const market = await openMarketplace(['gateway']);
    const [load, buyers, least] = [startLoad(), startBuyers(), startLeastSale()];
    const count = seconds * SALES_A_SECOND;
    const url = market.url('gateway');
    const people = Array.from({ length: CONCURRENCY }, () => market.signedIn());
    const sell = async (count: number, atATime: typeof people) => {
      const bodies = Array.from({ length: count }, (_, number) => ({ title: `Seat ${number}`, price: 42 }));
      const headers = market.signedIn();
      await load.ask({
        url: `${market.url('tickets')}/api/tickets`,
        connections: 32,
        headers,
        bodies,
        status: 201,
      });
      return buyers.ask({ url, tickets: await onSale(market, count), buyers: atATime });
    };
    const ours = () => sell(count, people);
    const mongoUri = market.mongoUri('orders');
    const other = () => least.ask({ mongoUri, ...market.broker, count, concurrency: CONCURRENCY });
    await sell(FIRST_SALES, people.slice(0, FIRST_BUYERS));
    for (let i = 0; i < WARMING_UP; i++) await ours();
    await other();
    return {
      ours,
      other,
      close: () => market.close(load, buyers, least),
    };
  },
};

/** Waits until orders knows of so many tickets that are free. @returns their ids. */
const onSale = (market: Marketplace, count: number): Promise<string[]> =>
  withDatabase(market.mongoUri('orders'), (database) =>
    eventually(async () => {
      const free = await database.collection('tickets').find({ status: 'available' }).toArray();
      if (free.length !== count) throw new Error(`${free.length} of ${count} tickets are known to orders`);
      return free.map(({ _id }) => String(_id));
    }, PATIENCE),
  );
