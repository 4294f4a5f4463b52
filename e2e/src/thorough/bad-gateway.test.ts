import type { BrowserContextOptions, Page } from 'playwright-core';
import { type BrokenIngress, openBrokenIngress, type Part } from '../world/broken-ingress.js';
import { newWindow, useBrowser } from '../world/browser.js';
import { list, order, orderBecomes, ticketBecomes } from '../world/marketplace.js';
import { isListenedTo, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

let ingress: BrokenIngress;
beforeAll(async () => {
  ingress = await openBrokenIngress();
});
afterAll(() => ingress.close());
afterEach(() => {
  ingress.break();
  ingress.slow(0);
});

/** A ticket, and somebody's order of it that waits for their payment. */
async function orderedTicket() {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const ticket = await list(seller, 'Far away', 20);
  const { id } = await order(buyer, ticket.id);
  await ticketBecomes(ticket.id, 'reserved');
  await orderBecomes(buyer, id, 'awaiting:payment');
  return { seller, buyer, ticketPath: `/tickets/${ticket.id}`, orderPath: `/orders/${id}` };
}

const failed = (page: Page) => page.getByRole('heading', { name: 'This did not work', level: 1 });

describe.each([
  ['with scripts', true],
  ['without scripts', false],
])('a page whose service answers 502, %s,', (_how, javaScriptEnabled) => {
  it('says that it does not work, and works again by itself', async () => {
    const { buyer, seller, ticketPath, orderPath } = await orderedTicket();
    const options = { baseURL: ingress.url, javaScriptEnabled };
    const pages: [Part, Page, string[]][] = [
      ['tickets', await newWindow(options), ['/', ticketPath]],
      ['tickets', await windowOf(seller, options), ['/tickets/mine', `${ticketPath}/edit`]],
      ['orders', await windowOf(buyer, options), ['/orders', orderPath]],
      ['users', await windowOf(buyer, options), ['/account', '/tickets/new']],
    ];
    for (const [part, page, paths] of pages) {
      for (const path of paths) {
        ingress.break(part);
        const answer = await page.goto(path);
        expect([path, answer?.status()]).toEqual([path, 503]);
        await failed(page).waitFor();

        ingress.break();
        await page.getByRole('link', { name: 'Try again' }).click();
        await page.getByRole('link', { name: 'Ticketing' }).waitFor();
        expect(await failed(page).count()).toBe(0);
      }
    }
  });

  it.each([
    ['a visitor', newWindow],
    ['a member', async (options: BrowserContextOptions) => windowOf(await someone(), options)],
  ])('says so before %s gives up, where the services only hang', async (_who, open) => {
    const page = await open({ baseURL: ingress.url, javaScriptEnabled });
    ingress.slow(30_000);

    const answer = await page.goto('/', { timeout: 10_000 });

    expect(answer?.status()).toBe(503);
    await failed(page).waitFor();
  });

  it('is shown without what it can do without', async () => {
    const { buyer, ticketPath, orderPath } = await orderedTicket();
    const page = await windowOf(buyer, { baseURL: ingress.url, javaScriptEnabled });
    ingress.break('users', 'orders');
    expect((await page.goto(ticketPath))?.status()).toBe(200);
    await page.getByRole('heading', { name: 'Far away' }).waitFor();

    ingress.break('payments', 'tickets');
    expect((await page.goto(orderPath))?.status()).toBe(200);
    await page.getByText('Payments are not answering right now.').first().waitFor();
  });
});

describe('what is sent while its service answers 502', () => {
  it('is said not to have worked, in the form that sent it', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Out of reach', 20);
    const page = await windowOf(buyer, { baseURL: ingress.url });
    await page.goto(`/tickets/${ticket.id}`);

    ingress.break('orders');
    await page.getByRole('button', { name: 'Buy this ticket' }).click();
    await page.getByRole('alert').getByText('This is not working right now.').waitFor();

    ingress.break();
    await page.getByRole('button', { name: 'Buy this ticket' }).click();
    await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
  });

  it('shows the error page where it was a page behind a link, and that one tries again', async () => {
    const page = await newWindow({ baseURL: ingress.url });
    await list(await someone(), 'Behind a link', 20);
    await page.goto('/?q=behind');
    const link = page.getByRole('link', { name: 'Behind a link' }).first();
    await isListenedTo(link);
    ingress.break('tickets');
    await link.click();
    await failed(page).waitFor();

    ingress.break();
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('heading', { name: 'Behind a link' }).waitFor();
  });
});
