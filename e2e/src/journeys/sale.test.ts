import type { Locator, Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import {
  buy,
  cancelOrder,
  isBought,
  isFocusedSoon,
  openWithdrawal,
  payBy,
  sell,
  windowOf,
} from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

const member = async () => windowOf(await someone());

/** Waits until the page says why the ticket cannot be bought, and sees that nobody is asked to buy it. */
async function notOnSale(page: Page, why: string): Promise<void> {
  await page.getByText(why, { exact: true }).waitFor();
  expect(await page.getByRole('button', { name: 'Buy this ticket' }).count()).toBe(0);
  expect(await page.getByRole('link', { name: 'Sign in to buy' }).count()).toBe(0);
}

describe('a sale in the browser', () => {
  it('goes from listing to sold, with a second buyer kept out meanwhile', async () => {
    const [seller, buyer, other] = await Promise.all([member(), member(), member()]);
    const ticketUrl = await sell(seller, 'Chamber music, row 3', '48.50');

    const orderUrl = await buy(buyer, ticketUrl);
    await other.goto(ticketUrl);
    await notOnSale(other, 'Being bought by someone');

    await payBy(buyer, 'good');
    await isBought(buyer);

    const stranger = await newWindow();
    await stranger.goto(ticketUrl);
    await notOnSale(stranger, 'Sold');

    await buyer.reload();
    expect(buyer.url()).toBe(orderUrl);
    await isBought(buyer);
  });

  it('waits by itself for orders to hear of the ticket that is bought', async () => {
    const ticket = await list(await someone(), 'Listed just now', 20);
    const buyer = await member();
    let asked = 0;
    await buyer.route('**/api/orders', (route) => {
      if (route.request().method() !== 'POST') return route.fallback();
      asked += 1;
      const unheardOf = { status: 404, json: { errors: [{ message: 'No such ticket' }] } };
      return asked === 1 ? route.fulfill(unheardOf) : route.continue();
    });

    await buy(buyer, `/tickets/${ticket.id}`);

    expect(asked).toBeGreaterThan(1);
  });

  it('puts the ticket back on sale when the buyer cancels', async () => {
    const [seller, buyer] = await Promise.all([member(), member()]);
    const ticketUrl = await sell(seller, 'Matinee', '12');
    await buy(buyer, ticketUrl);

    await cancelOrder(buyer);
    await buyer.getByRole('heading', { name: 'You cancelled this order' }).waitFor();

    await buy(await member(), ticketUrl);
  });

  it('never offers sellers their own ticket, and lets them edit and withdraw it', async () => {
    const seller = await member();
    const ticketUrl = await sell(seller, 'My own', '20');

    const edit = seller.getByRole('link', { name: 'Edit' });
    await notOnSale(seller, 'This is your ticket.');
    expect(await seller.getByText('Held for you alone while you pay').count()).toBe(0);
    await edit.click();
    await seller.getByLabel('Price', { exact: true }).fill('25.50');
    await seller.getByRole('button', { name: 'Save changes' }).click();
    await seller.waitForURL(ticketUrl);
    await seller.getByText('$25.50').first().waitFor();

    await openWithdrawal(seller);
    const dialog = seller.getByRole('alertdialog');
    const keep = dialog.getByRole('button', { name: 'Keep it on sale' });
    await isFocusedSoon(keep);
    await dialog.getByRole('button', { name: 'Withdraw ticket' }).click();
    await seller.getByText('You withdrew this ticket from sale.').waitFor();
  });

  it('says on a phone when, where and which seat before what it costs', async () => {
    const seller = await someone();
    const event = { startsAt: '2031-04-12T17:30:00.000Z', timeZone: 'Europe/Vienna' };
    const place = { venue: 'State Opera', city: 'Vienna', seat: 'Box 4' };
    const { id } = await list(seller, 'Aida', 80, { ...event, ...place });
    const page = await newWindow({ viewport: { width: 360, height: 780 } });
    await page.goto(`/tickets/${id}`);

    const line = page.getByText(/^Sat, Apr 12, 2031, 7:30\sPM · State Opera, Vienna · Box 4$/);
    const top = async (element: Locator) => (await element.boundingBox())?.y ?? Number.NaN;
    const places = [page.getByRole('heading', { level: 1 }), line, page.getByText('$80.00')].map(top);
    const [title = 0, when = 0, price = 0] = await Promise.all(places);
    expect([title < when, when < price]).toEqual([true, true]);
  });
});
