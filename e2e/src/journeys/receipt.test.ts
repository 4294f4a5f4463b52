import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { accountLink, buy, isBought, orderOf, payBy, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** How many pages a PDF has. */
const pagesOf = (pdf: Buffer) => pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;

const inkOf = (page: Page) => page.evaluate(() => getComputedStyle(document.body).color);

describe('the receipt of a paid order', () => {
  it('names what was paid, and with which card', async () => {
    const { buyer, orderUrl } = await orderOf('For the tax office');
    await payBy(buyer, 'good');
    await isBought(buyer);

    const receipt = await buyer.getByRole('region', { name: 'Receipt' }).innerText();
    expect(receipt).toMatch(/Number\s+R[0-9A-Z]+/);
    expect(receipt).toMatch(/Ticket\s+For the tax office/);
    expect(receipt).toMatch(/Paid\s+\$30\.00/);
    expect(receipt).toMatch(/Card\s+Visa ending in 4242/);
    expect(receipt).toMatch(/Paid on\s+\w+ \d+, \d{4}, \d+:\d\d [AP]M UTC/);
    expect(receipt).toContain(orderUrl.split('/').at(-1));
  });

  it('says what it was for, and when it was paid by the clocks of its reader', async () => {
    const [seller, person] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'Swan Lake', 30, {
      venue: 'State Opera',
      city: 'Vienna',
      startsAt: '2031-04-12T17:30:00.000Z',
      timeZone: 'Europe/Vienna',
      seat: 'Row F, seat 12',
    });
    const buyer = await windowOf(person, { timezoneId: 'Asia/Tokyo', viewport: { width: 360, height: 740 } });
    await buy(buyer, `/tickets/${ticket.id}`);
    await payBy(buyer, 'good');
    await isBought(buyer);

    const receipt = await buyer.getByRole('region', { name: 'Receipt' }).innerText();

    expect(receipt).toMatch(/Date\s+Saturday, April 12, 2031, 7:30 PM GMT\+2/);
    expect(receipt).toMatch(/Venue\s+State Opera, Vienna/);
    expect(receipt).toMatch(/Seat\s+Row F, seat 12/);
    expect(receipt).toMatch(/Paid on\s+\w+ \d+, \d{4}, \d+:\d\d [AP]M GMT\+9/);
    const order = buyer.getByText(/^Order [0-9a-f]{24}$/);
    expect((await order.boundingBox())?.height).toBeLessThan(24);
  });

  it('is all that is printed, in dark ink on one page', async () => {
    const { buyer } = await orderOf('On paper');
    const dayInk = await inkOf(buyer);
    await buyer.emulateMedia({ colorScheme: 'dark' });
    expect(await inkOf(buyer)).not.toBe(dayInk);
    await payBy(buyer, 'good');
    await isBought(buyer);
    await buyer.evaluate(() => {
      window.print = () => document.body.setAttribute('data-printed', '');
    });

    await buyer.getByRole('button', { name: 'Print receipt' }).click();
    expect(await buyer.locator('body[data-printed]').count()).toBe(1);

    await buyer.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await buyer.getByRole('button', { name: 'Print receipt' }).isVisible()).toBe(false);
    expect(await accountLink(buyer).isVisible()).toBe(false);
    expect(await buyer.getByRole('heading', { name: 'The ticket is yours' }).isVisible()).toBe(false);
    expect(await buyer.getByRole('heading', { name: 'Receipt' }).isVisible()).toBe(true);
    // The header is not printed: whose receipt it is has to be on it.
    expect(await buyer.getByText('Ticketing', { exact: true }).last().isVisible()).toBe(true);
    expect(await inkOf(buyer)).toBe(dayInk);
    expect(pagesOf(await buyer.pdf({ format: 'A4' }))).toBe(1);
  });
});
