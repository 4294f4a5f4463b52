import { eventually } from '@ticketing/common/testing';
import { startCrowd, startLoad } from '../load/load.js';
import { type Marketplace, openMarketplace } from '../marketplace.js';
import { ask } from '../people.js';
import type { Row } from '../row.js';
import { fillTickets } from '../stock.js';

const BUYERS = 10_000;
/** A second's worth of looking around has a p99 of its own; the worst of them counts. */
const WINDOW = 1;
/** People who look around while the others buy. */
const VISITORS = 4;
/** How long orders may take to hear of a ticket, in milliseconds. */
const PATIENCE = 10_000;

/** Those who want something else should not notice that everybody wants the same ticket. */
export const browseInStorm: Row = {
  number: '8',
  what: 'p99 of GET /api/tickets through the gateway, 4 connections, while 10,000 buyers want one ticket',
  beside: 'the same while nobody buys',
  unit: 'ms',
  goal: { most: 2 },
  async open({ seconds, documents, most }) {
    const market = await openMarketplace(['gateway']);
    await fillTickets(market, documents);
    const [load, crowd] = [startLoad(), startCrowd()];
    const url = market.url('gateway');
    const buyers = Array.from({ length: Math.min(BUYERS, most) }, () => market.signedIn());
    const look = async () =>
      (await load.ask({ url: `${url}/api/tickets`, connections: VISITORS, seconds: WINDOW })).p99;
    /** How long the last storm took. Each pair but the first may begin with the calm. */
    let windows = Math.ceil(seconds / WINDOW);
    const counted = () => {
      windows += 1;
      return look();
    };
    await look();
    return {
      async ours() {
        const ticketId = await offerOne(market);
        let isOver = false;
        windows = 0;
        const storm = crowd.ask({ url, ticketId, buyers }).finally(() => {
          isOver = true;
        });
        const [worst] = await Promise.all([worstOf(counted, () => isOver), storm]);
        return worst;
      },
      other() {
        // The worst of many is worse than the worst of few.
        let left = windows;
        return worstOf(look, () => --left <= 0);
      },
      close: () => market.close(load, crowd),
    };
  },
};

async function worstOf(look: () => Promise<number>, isOver: () => boolean): Promise<number> {
  let worst = 0;
  do worst = Math.max(worst, await look());
  while (!isOver());
  return worst;
}

/** Puts a ticket on sale and waits until orders knows of it. @returns its id. */
async function offerOne(market: Marketplace): Promise<string> {
  const listing = { title: 'The one that everybody wants', price: 42 };
  const seller = market.signedIn();
  const asked = { method: 'POST', headers: seller, body: listing, status: 201 };
  const { id } = JSON.parse(await ask(`${market.url('tickets')}/api/tickets`, asked));
  // Its own seller is refused with 400 as soon as orders knows the ticket, and with 404 before.
  const order = { method: 'POST', headers: seller, body: { ticketId: id }, status: 400 };
  await eventually(() => ask(`${market.url('orders')}/api/orders`, order), PATIENCE);
  return id;
}
