import type { Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { someone } from '../world/person.js';

useBrowser();

const word = `priced${Date.now().toString(36)}`;
beforeAll(async () => {
  const seller = await someone();
  for (const price of [30, 48.5, 60, 1_300]) await list(seller, `${word} for ${price}`, price);
});

const titles = async (page: Page) =>
  (await page.getByRole('main').getByRole('heading', { level: 3 }).allInnerTexts()).sort();
const titlesFor = (...prices: number[]) => prices.map((price) => `${word} for ${price}`).sort();

async function search(page: Page, prices: Record<string, string>): Promise<void> {
  for (const [label, text] of Object.entries(prices))
    await page.getByLabel(label, { exact: true }).fill(text);
  await page.locator('.search-go').click();
  await page.waitForURL(/amounts=/);
}

describe.each([true, false])('a search between two prices, with JavaScript: %s,', (javaScriptEnabled) => {
  it('takes them as a German writes them, and shows them so again', async () => {
    const page = await newWindow({ locale: 'de-DE', javaScriptEnabled });
    await page.goto(`/?q=${word}&minPrice=1`);
    await search(page, { 'Ab ($)': '48,50', 'Bis ($)': '1.250' });
    expect(await titles(page)).toEqual(titlesFor(48.5, 60));
    expect(await page.getByLabel('Ab ($)').inputValue()).toBe('48,50');
    expect(await page.getByLabel('Bis ($)').inputValue()).toBe('1250');

    // Links write plain numbers.
    await page.getByRole('link', { name: 'Niedrigster Preis' }).click();
    await page.waitForURL(/minPrice=48\.5&maxPrice=1250&sort=price$/);
    expect(await page.getByLabel('Ab ($)').inputValue()).toBe('48,50');
    expect(await titles(page)).toEqual(titlesFor(48.5, 60));
  });

  it('says at the field what is no amount, and goes by the other', async () => {
    const page = await newWindow({ javaScriptEnabled });
    await page.goto(`/?q=${word}&minPrice=1`);
    await search(page, { 'From ($)': '50', 'Up to ($)': 'a lot' });
    expect(await titles(page)).toEqual(titlesFor(60, 1_300));
    const field = page.getByLabel('Up to ($)');
    expect(await field.inputValue()).toBe('a lot');
    expect(await field.getAttribute('aria-invalid')).toBe('true');
    await page.getByText('“Up to ($)” is no amount, such as 48.50.').waitFor();
    expect(await page.getByLabel('From ($)').getAttribute('aria-invalid')).toBeNull();
  });
});

describe('two tickets to one event', () => {
  it('are told apart by the seat, and the event from that of another year', async () => {
    const seller = await someone();
    const event = { startsAt: '2091-03-08T12:00:00Z', timeZone: 'UTC' };
    for (const seat of ['Row A', 'Row B']) await list(seller, `Twice ${word}`, 20, { ...event, seat });
    const page = await newWindow();
    await page.goto(`/?q=twice ${word}`);
    const tiles = page.getByRole('main').getByRole('article').filter({ hasText: 'Mar 8, 2091' });
    expect(await tiles.filter({ hasText: 'Row A' }).count()).toBe(1);
    expect(await tiles.filter({ hasText: 'Row B' }).count()).toBe(1);
  });
});
