import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { newWindow } from './browser.js';
import { list, order, ticketBecomes } from './marketplace.js';
import {
  cancelOrder,
  isBought,
  isComplete,
  openCancellation,
  openWithdrawal,
  orderOf,
  payBy,
  windowOf,
} from './pages.js';
import { someone } from './person.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe objects to on the page of that address, and whether it can be scrolled sideways. */
async function faultsOf(page: Page, path: string, status = 200): Promise<string[]> {
  const answer = await page.goto(path);
  // An error's page, or one that the visitor was sent on to, says nothing of the one that was asked for.
  const sentOnFrom = answer?.request().redirectedFrom()?.url();
  expect({ path, status: answer?.status(), sentOnFrom }).toEqual({ path, status, sentOnFrom: undefined });
  await isComplete(page);
  return faultsNow(page, path);
}

/** The same of what is there at this moment. */
export async function faultsNow(page: Page, path: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).withTags(rules).analyze();
  const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
  const found = violations.map(({ id, nodes }) => `${path}: ${id} at ${nodes.map((node) => node.target)}`);
  return wide ? [...found, `${path}: wider than the screen`] : found;
}

const looks = {
  'by day on a phone': { colorScheme: 'light', viewport: { width: 360, height: 780 } },
  'by night on a phone': { colorScheme: 'dark', viewport: { width: 360, height: 780 } },
  'by day on a desk': { colorScheme: 'light', viewport: { width: 1280, height: 800 } },
  'by night on a desk': { colorScheme: 'dark', viewport: { width: 1280, height: 800 } },
} as const;

/** Tries every page, and what opens on it, with axe. */
export const isAccessible = (...chosen: (keyof typeof looks)[]) =>
  describe.each(chosen)('the site %s', (look) => {
    const options = looks[look];

    it('has nothing for axe to object to where everybody comes', async () => {
      const page = await newWindow(options);
      const ticket = await list(await someone(), 'For everybody');
      const paths = ['/', '/?q=no-such-thing', '/signin', '/signup', `/tickets/${ticket.id}`];
      paths.push('/forgotten-password', '/reset-password?token=x');
      for (const path of paths) expect(await faultsOf(page, path)).toEqual([]);
      expect(await faultsOf(page, '/nowhere', 404)).toEqual([]);
    });

    it('has nothing for axe to object to where members come', async () => {
      const seller = await someone();
      const [page, ticket] = [await windowOf(seller, options), await list(seller, 'For members')];
      const paths = ['/tickets/new', '/tickets/mine', '/orders', '/account'];
      for (const path of [...paths, `/tickets/${ticket.id}`, `/tickets/${ticket.id}/edit`]) {
        expect(await faultsOf(page, path)).toEqual([]);
      }
    });

    it('has nothing for axe to object to where one pays', async () => {
      const { buyer, orderUrl } = await orderOf('To be paid', { window: options });
      expect(await faultsOf(buyer, orderUrl)).toEqual([]);
      await openCancellation(buyer);
      expect(await faultsNow(buyer, 'the question')).toEqual([]);
      await buyer.keyboard.press('Escape');
      await cancelOrder(buyer);
      await buyer.getByRole('heading', { name: 'You cancelled this order' }).waitFor();
      expect(await faultsOf(buyer, orderUrl)).toEqual([]);
    });

    it('has nothing for axe to object to on the way', async () => {
      const [seller, buyer] = await Promise.all([someone(), someone()]);
      const [free, locked] = await Promise.all([list(seller, 'Offered'), list(seller, 'Taken')]);
      const page = await windowOf(seller, options);
      await order(buyer, locked.id);
      await ticketBecomes(locked.id, 'reserved');
      // What is soon another one comes first: a ticket is locked for long, not for good.
      const paths = [
        `/tickets/${locked.id}`,
        '/tickets/mine',
        '/?city=Nowhere&from=2031-01-01',
        '/offline?language=en',
      ];
      for (const path of paths) expect(await faultsOf(page, path)).toEqual([]);

      await page.goto(`/tickets/${free.id}`);
      await openWithdrawal(page);
      expect(await faultsNow(page, 'the dialog')).toEqual([]);
      await page.goto('/tickets/new');
      await page.getByRole('button', { name: 'List ticket' }).click();
      await page.locator('[aria-invalid="true"]').first().waitFor();
      expect(await faultsNow(page, 'the form')).toEqual([]);
    });

    it('has nothing for axe to object to where one has paid', async () => {
      const { buyer, ticketUrl } = await orderOf('Bought', { window: options });
      await payBy(buyer, 'good');
      await isBought(buyer);
      expect(await faultsNow(buyer, 'the receipt')).toEqual([]);
      expect(await faultsOf(buyer, ticketUrl)).toEqual([]);
    });
  });
