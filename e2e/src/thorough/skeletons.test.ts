import { eventually } from '@ticketing/common/testing';
import type { Page } from 'playwright-core';
import { type BrokenIngress, openBrokenIngress } from '../world/broken-ingress.js';
import { newWindow, useBrowser } from '../world/browser.js';
import { list, order, ticketBecomes } from '../world/marketplace.js';
import { payButton, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** By which services take long. */
let ingress: BrokenIngress;
beforeAll(async () => {
  ingress = await openBrokenIngress();
  ingress.slow(500);
});
afterAll(() => ingress.close());

/** Keeps back what the server says of pages behind links, until the answer is called. */
async function keepBack(page: Page): Promise<() => void> {
  let letGo = () => {};
  const gone = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/[?&]_rsc=/, async (route) => {
    await gone;
    await route.continue();
  });
  return letGo;
}

/** How far away, in pixels, nobody sees that something has moved. */
const NEAR = 8;

/** Where these begin. */
async function placesOf(page: Page, within: string, selectors: string[]): Promise<[number, number][]> {
  return Promise.all(
    selectors.map(async (selector) => {
      const box = await page.locator(`${within} ${selector}`).first().boundingBox();
      if (!box) throw new Error(`${within} ${selector} cannot be seen`);
      return [box.x, box.y];
    }),
  );
}

function expectNear(selectors: string[], places: [number, number][], outline: [number, number][]): void {
  const moved = selectors.filter((_selector, index) => {
    const [[x, y], [left, top]] = [places[index], outline[index]] as [[number, number], [number, number]];
    return Math.abs(x - left) > NEAR || Math.abs(y - top) > NEAR;
  });
  expect({ moved, places, outline }).toEqual({ moved: [], places, outline });
}

async function expectSamePlaces(page: Page, link: string, arrived: string, selectors: string[]) {
  const letGo = await keepBack(page);
  await page.getByRole('link', { name: link }).first().click();
  await eventually(async () => {
    const opacity = await page.locator('.pending-page').evaluate((shade) => getComputedStyle(shade).opacity);
    expect(opacity).toBe('1');
  });
  const outline = await placesOf(page, '.pending-page', selectors);
  letGo();
  await page.waitForURL(arrived);
  await page.locator('.pending-page').waitFor({ state: 'detached' });
  const places = await placesOf(page, 'main', selectors);
  expectNear(selectors, places, outline);
}

describe.each([
  ['a phone', { width: 360, height: 780 }],
  ['a desk', { width: 1280, height: 900 }],
])('the outline of a page that is on its way, on %s,', (_screen, viewport) => {
  it('is in the places of a ticket', async () => {
    await list(await someone(), 'Outlined', 20);
    const page = await newWindow({ viewport });
    await page.goto('/?q=outlined');
    await expectSamePlaces(page, 'Outlined', '**/tickets/*', ['.ticket-hero', '.buy-panel']);
  });

  it('is in the places of an order', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Outlined and ordered', 20);
    await order(buyer, ticket.id);
    await ticketBecomes(ticket.id, 'reserved');
    const page = await windowOf(buyer, { viewport });
    await page.goto('/orders');
    await expectSamePlaces(page, 'Outlined and ordered', '**/orders/*', [
      '.ticket-strip',
      '.text-title',
      '.order-clock',
      '.panel',
    ]);
    await payButton(page).waitFor();
  });

  // A script puts the list in the place of its outline, which stays where there is none. A list that comes as soon as
  // the rest of its page has none.
  it.each([
    ['one’s orders', '/orders'],
    ['one’s listings', '/tickets/mine'],
  ])('is in the places of %s', async (_list, path) => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Outlined and listed', 20);
    await order(buyer, ticket.id);
    await ticketBecomes(ticket.id, 'reserved');
    const person = path === '/orders' ? buyer : seller;
    const [outlined, page] = [
      await windowOf(person, { viewport, baseURL: ingress.url, javaScriptEnabled: false }),
      await windowOf(person, { viewport }),
    ];
    await Promise.all([outlined.goto(path), page.goto(path)]);
    await page.getByRole('link', { name: 'Outlined and listed' }).waitFor();
    const selectors = ['h1', '.ticket-strip', '.ticket-strip .ticket-words > :first-child'];
    const outline = await placesOf(outlined, 'main:has([role=status])', selectors);
    expectNear(selectors, await placesOf(page, 'main', selectors), outline);
  });

  it('is in the places of the home page', async () => {
    const page = await newWindow({ viewport });
    await page.goto('/signin');
    await expectSamePlaces(page, 'Ticketing', '**/', ['.text-title', '.tiles']);
  });
});
