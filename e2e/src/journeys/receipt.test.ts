import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { accountLink, isBought, orderOf, payBy } from '../world/pages.js';

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
    expect(receipt).toMatch(/Date\s+\w+ \d+, \d{4}, \d\d:\d\d UTC/);
    expect(receipt).toContain(orderUrl.split('/').at(-1));
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
    expect(await inkOf(buyer)).toBe(dayInk);
    expect(pagesOf(await buyer.pdf({ format: 'A4' }))).toBe(1);
  });
});
