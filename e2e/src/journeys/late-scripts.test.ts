import type { Page, Route } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { payButton, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** Does something to every script that the document of that address does not begin with. @returns what ends that, and lets go what waits. */
async function withLateScripts(
  page: Page,
  path: string,
  act: (route: Route) => Promise<void>,
): Promise<() => Promise<void>> {
  const document = await (await page.request.get(path)).text();
  const scripts = '**/_next/static/chunks/*.js';
  await page.route(scripts, (route) =>
    document.includes(new URL(route.request().url()).pathname) ? route.continue() : act(route),
  );
  return () => page.unroute(scripts);
}

/** The page of a ticket, as somebody sees it who is about to buy it. */
async function ticketOnSale(title: string): Promise<{ page: Page; path: string }> {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  return { page: await windowOf(buyer), path: `/tickets/${(await list(seller, title, 20)).id}` };
}

const buyButton = (page: Page) => page.getByRole('button', { name: 'Buy this ticket' });
const noAnswer = (page: Page) => page.getByRole('alert').getByText('The server did not answer');

async function isOrdered(page: Page): Promise<void> {
  await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
  await payButton(page).waitFor();
}

describe('a script that comes when it is needed', () => {
  it('is missing: buying says that nothing came back, and works once it is there', async () => {
    const { page, path } = await ticketOnSale('Of late');
    const find = await withLateScripts(page, path, (route) => route.abort());
    await page.goto(path);

    await buyButton(page).click();
    await noAnswer(page).waitFor();
    await find();
    await buyButton(page).click();
    await isOrdered(page);
  });

  it('does not come: buying says so in the time that an answer has, and works once it has come', async () => {
    const { page, path } = await ticketOnSale('On its way');
    const held: Route[] = [];
    const find = await withLateScripts(page, path, async (route) => {
      held.push(route);
    });
    const orders: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') orders.push(request.url());
    });
    await page.goto(path);

    const pressed = Date.now();
    await buyButton(page).click();
    await noAnswer(page).waitFor();
    expect(Date.now() - pressed).toBeGreaterThan(9_000);
    expect(held.length).toBeGreaterThan(0);
    expect(orders).toEqual([]);

    await find();
    await buyButton(page).click();
    await isOrdered(page);
    expect(orders).toHaveLength(1);
  });
});
