import type { Page, Route } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list, order, pay, ticketBecomes } from '../world/marketplace.js';
import { fillIn, isListenedTo, orderOf, payButton, says, windowOf } from '../world/pages.js';
import { expectStatus, someone } from '../world/person.js';

useBrowser();

const others = (page: Page) => page.getByRole('link', { name: 'See other tickets' });

describe('a page that has not heard what became of its ticket', () => {
  it('says of one that is sold that it is, and where there are others', async () => {
    const [seller, buyer, late] = await Promise.all([someone(), someone(), someone()]);
    const title = `Sold elsewhere ${Date.now()}`;
    const [ticket] = await Promise.all([list(seller, title), list(seller, title)]);
    const page = await windowOf(late);
    await page.route(/\/api\/tickets\//, (route) => route.abort());
    await page.goto(`/tickets/${ticket.id}`);
    const button = page.getByRole('button', { name: 'Buy this ticket' });
    await isListenedTo(button);
    expectStatus(await pay(buyer, (await order(buyer, ticket.id)).id), 201);
    await ticketBecomes(ticket.id, 'sold');

    await button.click();

    await page.getByRole('alert').getByText('The ticket is sold').waitFor();
    await others(page).click();
    await page.getByRole('heading', { level: 3, name: title }).waitFor();
  });

  it('says of an order that has expired that it is, and leads back to its ticket', async () => {
    const { buyer, ticketUrl } = await orderOf('Too late');
    await fillIn(buyer, 'good');
    await isListenedTo(payButton(buyer));
    // A clock that stands still and questions that get no answer, until the page has tried to pay.
    await buyer.clock.setFixedTime(Date.now());
    let tried = false;
    buyer.on('response', (answer) => {
      if (answer.url().endsWith('/api/payments') && answer.status() === 400) tried = true;
    });
    const keepBack = (route: Route) => (tried ? route.continue() : route.abort());
    await buyer.route(/\/api\/(?:orders|payments)\/[0-9a-f]{24}/, keepBack);
    await buyer.route(/\/api\/payments\?/, keepBack);
    await ticketBecomes(ticketUrl.slice(-24), 'reserved');
    await ticketBecomes(ticketUrl.slice(-24), 'available', 30_000);

    await payButton(buyer).click();

    await says(buyer, 'This order has expired');
    await buyer.getByText('Nothing was charged.').waitFor();
    await buyer.getByRole('link', { name: 'Back to the ticket' }).click();
    await buyer.waitForURL(ticketUrl);
    await buyer.getByRole('button', { name: 'Buy this ticket' }).waitFor();
    expect(tried).toBe(true);
  });
});

describe('the page of a ticket that nobody can buy any more', () => {
  it('leads to all others where there is none of that name', async () => {
    const seller = await someone();
    const { id } = await list(seller, `Withdrawn and alone ${Date.now()}`);
    expectStatus(await seller.http.delete(`/api/tickets/${id}`), 204);
    const page = await newWindow();

    await page.goto(`/tickets/${id}`);

    expect(await others(page).getAttribute('href')).toBe('/');
  });
});
