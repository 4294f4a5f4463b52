import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { payButton, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** Loses every script that the document of that address does not begin with. @returns what lets them through again. */
async function loseLateScripts(page: Page, path: string): Promise<() => Promise<void>> {
  const document = await (await page.request.get(path)).text();
  const scripts = '**/_next/static/chunks/*.js';
  await page.route(scripts, (route) =>
    document.includes(new URL(route.request().url()).pathname) ? route.continue() : route.abort(),
  );
  return () => page.unroute(scripts);
}

describe('a script that comes when it is needed', () => {
  it('is missing: buying says that nothing came back, and works once it is there', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const path = `/tickets/${(await list(seller, 'Of late', 20)).id}`;
    const page = await windowOf(buyer);
    const find = await loseLateScripts(page, path);
    await page.goto(path);

    const buy = page.getByRole('button', { name: 'Buy this ticket' });
    await buy.click();
    await page.getByRole('alert').getByText('The server did not answer').waitFor();
    await find();
    await buy.click();
    await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
    await payButton(page).waitFor();
  });
});
