import { startRenderer } from '../bare/bare.js';
import { startLoad } from '../load/load.js';
import { openMarketplace } from '../marketplace.js';
import { ask } from '../people.js';
import type { Row } from '../row.js';
import { fillTickets } from '../stock.js';

const CONNECTIONS = 16;

/** What a visitor's first request takes, with what the page asks of the services. */
export const homePage: Row = {
  number: '7',
  what: 'the home page with 20 tickets, rendered for each who asks',
  beside: 'react-dom/server rendering the elements of the same page',
  unit: 'a second',
  goal: { least: 0.25 },
  async open({ seconds, documents }) {
    const market = await openMarketplace(['gateway']);
    await fillTickets(market, documents);
    const [load, renderer] = [startLoad(), startRenderer()];
    const url = `${market.url('client')}/`;
    const port = await renderer.ask({ html: await ask(url) });
    const rate = async (url: string) => (await load.ask({ url, connections: CONNECTIONS, seconds })).rate;
    const ours = () => rate(url);
    const other = () => rate(`http://127.0.0.1:${port}/`);
    await ours();
    await other();
    return {
      ours,
      other,
      close: () => market.close(load, renderer),
    };
  },
};
