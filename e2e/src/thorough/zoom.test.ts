import type { Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { isBought, payButton, payBy, signUp } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** What a screen of 1280 by 800 has room for when everything on it is twice as large, and four times. */
const zooms = [
  ['200 %', { viewport: { width: 640, height: 400 }, deviceScaleFactor: 2 }],
  ['400 %', { viewport: { width: 320, height: 256 }, deviceScaleFactor: 4 }],
] as const;

/** Nothing has to be scrolled sideways, and what has the focus is not hidden by what sticks to an edge. */
async function expectInSight(page: Page): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  expect([page.url(), wide]).toEqual([page.url(), false]);
}

describe.each(zooms)('at %s', (_zoom, options) => {
  it('a ticket is found, bought and paid for', async () => {
    await list(await someone(), 'Seen from close by', 20);
    const page = await newWindow(options);
    await page.goto('/');
    await expectInSight(page);
    await signUp(page);
    await expectInSight(page);
    await page.goto('/');
    await page.getByLabel('What').fill('seen close');
    await page.getByRole('button', { name: 'Search' }).click();
    await page.getByRole('link', { name: 'Seen from close by' }).first().click();
    await page.waitForURL(/\/tickets\//);
    await expectInSight(page);

    await page.getByRole('button', { name: 'Buy this ticket' }).click();
    await page.waitForURL(/\/orders\//);
    await payButton(page).waitFor();
    await expectInSight(page);
    await payBy(page, 'good');
    await isBought(page);
    await expectInSight(page);
  });

  it('a ticket is listed and withdrawn', async () => {
    const page = await newWindow(options);
    await signUp(page);
    await page.goto('/tickets/new');
    await expectInSight(page);
    await page.getByLabel('Title').fill('Listed from close by');
    await page.getByLabel('Price', { exact: true }).fill('10');
    await page.getByRole('button', { name: 'List ticket' }).click();
    await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);
    await page.getByRole('button', { name: 'Withdraw', exact: true }).click();
    await expectInSight(page);
    await page.getByRole('button', { name: 'Withdraw ticket' }).click();
    await page.getByText('Withdrawn').first().waitFor();
  });
});
