import { startRenderer } from '../bare/bare.js';
import { startLoad } from '../load/load.js';
import { type Marketplace, openMarketplace } from '../marketplace.js';
import { ask } from '../people.js';
import type { Row } from '../row.js';
import { fillTickets } from '../stock.js';

const CONNECTIONS = 16;
/** What every browser says of itself: others are shown a page before it is known that there will be one. */
const AS_A_BROWSER = { accept: 'text/html' };

/** What a visitor's first request takes, with what the page asks of the services. */
export const visitorHomePage = homePage('7a', 'for visitors who have not signed in', () => ({}));
export const memberHomePage = homePage('7b', 'for somebody who is signed in', (market) => market.signedIn());

function homePage(
  number: string,
  whom: string,
  headersOf: (market: Marketplace) => Record<string, string>,
): Row {
  return {
    number,
    what: `the home page with 20 tickets, ${whom}`,
    beside: 'react-dom/server rendering the elements of the same page',
    unit: 'a second',
    goal: { least: 0.25 },
    async open({ seconds, documents }) {
      const market = await openMarketplace(['gateway']);
      await fillTickets(market, documents);
      const [load, renderer] = [startLoad(), startRenderer()];
      const url = `${market.url('client')}/`;
      const port = await renderer.ask({ html: await ask(url) });
      const headers = { ...AS_A_BROWSER, ...headersOf(market) };
      const rate = async (url: string) =>
        (await load.ask({ url, connections: CONNECTIONS, seconds, headers })).rate;
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
}
