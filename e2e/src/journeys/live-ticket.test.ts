import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list, order, pay, type Ticket, ticketBecomes } from '../world/marketplace.js';
import { isListenedTo, windowOf } from '../world/pages.js';
import { expectStatus, type Person, someone } from '../world/person.js';

useBrowser();

const PHONE = { viewport: { width: 360, height: 780 } };

const panel = (page: Page) => page.getByRole('region', { name: 'What it costs' });
const news = (page: Page) => panel(page).getByRole('status');
const buyButton = (page: Page) => page.getByRole('button', { name: 'Buy this ticket' });

/** Waits until the page says so by itself, and shows it. */
async function expectNews(page: Page, sentence: string, shown: string): Promise<void> {
  await news(page).getByText(sentence, { exact: true }).waitFor();
  await panel(page).getByText(shown, { exact: true }).waitFor();
}

const edit = async (seller: Person, { id, title }: Ticket, price: number) =>
  expectStatus(await seller.http.put(`/api/tickets/${id}`, { title, price }), 200);

/** The page of that ticket, open on that person's phone before anything happens to it. */
async function openPage(person: Person, { id }: Ticket, blocked?: string): Promise<Page> {
  const page = await windowOf(person, PHONE);
  if (blocked) await page.route(blocked, (route) => route.abort());
  await page.goto(`/tickets/${id}`);
  return page;
}

describe.each([
  // Each way alone: what the other would show does not count.
  ['is told of by the server', '**/api/tickets/*'],
  ['is asked for again and again', '**/api/tickets/*/events'],
])("a stranger's page of a ticket that %s", (_way, blocked) => {
  it('shows and says what happens to it, from a new price to the sale', async () => {
    const [seller, buyer, stranger] = await Promise.all([someone(), someone(), someone()]);
    const ticket = await list(seller, 'Followed', 30);
    const page = await openPage(stranger, ticket, blocked);
    await isListenedTo(buyButton(page));
    expect(await news(page).innerText()).toBe('');

    await edit(seller, ticket, 27.5);
    await expectNews(page, 'The price has changed: it is $27.50 now.', '$27.50');
    expect(await buyButton(page).count()).toBe(1);

    const given = await order(buyer, ticket.id);
    await expectNews(page, 'Someone has just begun to pay for this ticket.', 'Being bought by someone');
    expect(await buyButton(page).count()).toBe(0);

    expectStatus(await buyer.http.delete(`/api/orders/${given.id}`), 204);
    await expectNews(page, 'This ticket is on sale again.', 'On sale');
    expect(await buyButton(page).count()).toBe(1);

    const paid = await order(buyer, ticket.id);
    await expectNews(page, 'Someone has just begun to pay for this ticket.', 'Being bought by someone');
    expectStatus(await pay(buyer, paid.id), 201);
    await expectNews(page, 'This ticket has just been sold.', 'Sold');
    expect(await buyButton(page).count()).toBe(0);
  });
});

describe('the page of a ticket', () => {
  it('moves nothing when it has news', async () => {
    const [seller, stranger] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Still', 30);
    const page = await openPage(stranger, ticket);
    await isListenedTo(buyButton(page));
    const places = () => Promise.all([buyButton(page), page.locator('dl')].map((one) => one.boundingBox()));
    const before = await places();

    await edit(seller, { ...ticket, title: 'Quiet' }, 30);

    await expectNews(page, 'The seller has just changed this ticket.', '$30.00');
    expect(await places()).toEqual(before);
  });

  it('speaks to its seller of what they do elsewhere', async () => {
    const seller = await someone();
    const ticket = await list(seller, 'Sold by me');
    const page = await openPage(seller, ticket);
    await isListenedTo(page.getByRole('button', { name: 'Withdraw', exact: true }));

    expectStatus(await seller.http.delete(`/api/tickets/${ticket.id}`), 204);

    await expectNews(page, 'You have withdrawn this ticket.', 'Withdrawn');
  });

  it('speaks to its buyer of what they do elsewhere', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Bought by me');
    const page = await openPage(buyer, ticket);
    await isListenedTo(buyButton(page));

    const { id } = await order(buyer, ticket.id);
    await expectNews(page, 'You have begun to pay for this ticket.', 'Continue to payment');
    expectStatus(await pay(buyer, id), 201);
    await ticketBecomes(ticket.id, 'sold');

    await expectNews(page, 'You have bought this ticket.', 'See your order');
  });
});
