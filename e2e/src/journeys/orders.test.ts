import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list, order } from '../world/marketplace.js';
import { isFocusedSoon, windowOf } from '../world/pages.js';
import { type Person, people } from '../world/person.js';

useBrowser();

/** A page and one. */
const COUNT = 21;

const orders = (page: Page) => page.getByRole('main').getByRole('listitem');
const newer = (page: Page) => page.getByRole('link', { name: 'Newer orders' });
const older = (page: Page) => page.getByRole('link', { name: 'Older orders' });
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function buyerOfMany(): Promise<Person> {
  const [seller, buyer] = (await people(2)) as [Person, Person];
  for (let number = 1; number <= COUNT; number++) {
    const ticket = await list(seller, `Ticket ${number}`);
    await order(buyer, ticket.id);
  }
  return buyer;
}

let buyer: Person;
beforeAll(async () => {
  buyer = await buyerOfMany();
});

describe("a buyer's orders that are more than a page", () => {
  it('are shown from the newest to the oldest, and back', async () => {
    const page = await windowOf(buyer);
    await page.goto('/orders');
    await older(page).waitFor();
    expect(await orders(page).count()).toBe(20);
    expect(await orders(page).first().innerText()).toContain(`Ticket ${COUNT}`);
    expect(await newer(page).count()).toBe(0);

    await older(page).click();
    await newer(page).waitFor();
    expect(await orders(page).allInnerTexts()).toEqual([expect.stringContaining('Ticket 1')]);
    await isFocusedSoon(heading(page));

    await newer(page).click();
    await older(page).waitFor();
    expect(await orders(page).count()).toBe(20);
  });
});
