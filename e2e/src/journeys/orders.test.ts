import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list, order } from '../world/marketplace.js';
import { isFocusedSoon, windowOf } from '../world/pages.js';
import { type Person, people } from '../world/person.js';

useBrowser();

/** A page and one. */
const COUNT = 21;

/** Of the tickets that are shown, in their order. */
const numbers = async (page: Page) => {
  const orders = await page.getByRole('main').getByRole('listitem').allInnerTexts();
  return orders.map((text) => Number(/Ticket (\d+)\b/.exec(text)?.[1]));
};
const range = (from: number, to: number) => Array.from({ length: from - to + 1 }, (_, index) => from - index);
const newer = (page: Page) => page.getByRole('link', { name: 'Newer orders' });
const older = (page: Page) => page.getByRole('link', { name: 'Older orders' });

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
    expect(await numbers(page)).toEqual(range(COUNT, 2));
    expect(await newer(page).count()).toBe(0);

    await older(page).click();
    await newer(page).waitFor();
    expect(await numbers(page)).toEqual([1]);
    await isFocusedSoon(page.getByRole('heading', { name: 'My orders, page 2', level: 1 }));

    await newer(page).click();
    await older(page).waitFor();
    expect(await numbers(page)).toEqual(range(COUNT, 2));
  });
});
