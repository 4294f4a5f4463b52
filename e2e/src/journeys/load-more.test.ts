import type { Page, Route } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { isFocusedSoon, isListenedTo } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** Two pages and a bit. */
const COUNT = 45;

/** Where tickets are found that nobody else has listed; the one that was listed last comes first. */
async function manyOnSale(): Promise<string> {
  const word = `many${Date.now().toString(36)}`;
  const seller = await someone();
  for (let number = COUNT; number > 0; number--) await list(seller, `${word} number ${number}`);
  return `/?q=${word}`;
}

const tickets = (page: Page) => page.getByRole('main').getByRole('article');
const moreLink = (page: Page) => page.getByRole('link', { name: 'Load more' });
const ticketNumber = (page: Page, number: number) =>
  page.getByRole('main').getByRole('link', { name: new RegExp(`number ${number}$`) });

async function loadMore(page: Page): Promise<void> {
  const shown = await tickets(page).count();
  await moreLink(page).click();
  await tickets(page).nth(shown).waitFor();
}

let path: string;
beforeAll(async () => {
  path = await manyOnSale();
});

describe('a list that is longer than a page', () => {
  it('grows at its end, where whoever pressed goes on, until all of it is shown', async () => {
    const page = await newWindow();
    await page.goto(path);
    await isListenedTo(moreLink(page));
    expect(await tickets(page).count()).toBe(20);

    await loadMore(page);
    expect(await tickets(page).count()).toBe(40);
    await isFocusedSoon(ticketNumber(page, 21));

    await loadMore(page);
    expect(await tickets(page).count()).toBe(COUNT);
    await isFocusedSoon(ticketNumber(page, 41));
    expect(await moreLink(page).count()).toBe(0);
  });

  it('says so where everybody sees it when more does not come, and goes on when it does', async () => {
    const page = await newWindow();
    await page.goto(path);
    await isListenedTo(moreLink(page));
    await page.route('**/api/tickets?*', (route) => route.abort());
    await moreLink(page).click();
    const failure = page.getByText('More could not be loaded');
    await failure.waitFor();
    // What is for screen readers alone is a pixel.
    expect((await failure.boundingBox())?.height).toBeGreaterThan(10);

    await page.unroute('**/api/tickets?*');
    await loadMore(page);
    expect(await tickets(page).count()).toBe(40);
    expect(await failure.count()).toBe(0);
  });

  it('lets whoever presses a ticket go there while more is on its way', async () => {
    const page = await newWindow();
    await page.goto(path);
    await isListenedTo(moreLink(page));
    const held = new Promise<Route>((hold) => page.route('**/api/tickets?*', hold));
    await moreLink(page).click();
    const answer = await held;

    await ticketNumber(page, 1).click();
    await answer.continue();

    await page.getByRole('heading', { level: 1, name: /number 1$/ }).waitFor();
  });

  it('is as long as it was, and at the same place, for whoever comes back from a ticket', async () => {
    const page = await newWindow();
    await page.goto(path);
    await isListenedTo(moreLink(page));
    await loadMore(page);
    await loadMore(page);
    await ticketNumber(page, 44).click();
    await page.getByRole('heading', { level: 1, name: /number 44$/ }).waitFor();

    await page.goBack();
    await ticketNumber(page, 44).waitFor();
    expect(await tickets(page).count()).toBe(COUNT);
    await ticketNumber(page, 44).click({ trial: true, timeout: 2_000 });
    expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(500);

    await page.reload();
    expect(await tickets(page).count()).toBe(COUNT);
  });

  it('is left and begun anew by a link: the first page is shown', async () => {
    const page = await newWindow();
    await page.goto(path);
    await isListenedTo(moreLink(page));
    await loadMore(page);
    await page.getByRole('link', { name: 'Soonest' }).click();
    await page.waitForURL(/sort=soonest/);
    await page.getByRole('link', { name: 'Newest' }).click();
    await page.waitForURL((url) => !url.search.includes('sort'));
    await ticketNumber(page, 1).waitFor();
    expect(await tickets(page).count()).toBe(20);
  });

  it('is followed a page at a time without JavaScript, and back to the first', async () => {
    const page = await newWindow({ javaScriptEnabled: false });
    await page.goto(path);
    expect(await moreLink(page).getAttribute('rel')).toBe('next');
    await moreLink(page).click();
    await ticketNumber(page, 21).waitFor();
    expect(await tickets(page).count()).toBe(20);
    await moreLink(page).click();
    await ticketNumber(page, COUNT).waitFor();
    expect(await tickets(page).count()).toBe(5);
    expect(await moreLink(page).count()).toBe(0);
    await page.getByRole('link', { name: 'First page' }).click();
    await ticketNumber(page, 1).waitFor();
  });
});
