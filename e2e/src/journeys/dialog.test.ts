import { eventually } from '@ticketing/common/testing';
import type { Locator, Page, Route } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { headingOf, tabTo } from '../world/keyboard.js';
import { list } from '../world/marketplace.js';
import { isFocusedSoon, isListenedTo, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** Whether the focus is on something that the dialog hides. On nothing, it is on its way through the browser's own controls. */
const isBehind = (dialog: Locator) =>
  dialog.evaluate((one) => document.activeElement !== document.body && !one.contains(document.activeElement));

/** Whether what lies behind a dialog can be scrolled. */
const overflowOf = (page: Page) => page.evaluate(() => getComputedStyle(document.documentElement).overflowY);

/** Leaves such requests without an answer. @returns what loses them at last, and lets the next ones through. */
async function holdUp(page: Page, method: string, url: string): Promise<() => Promise<void>> {
  const held: Route[] = [];
  await page.route(url, (route) => {
    if (route.request().method() !== method) return route.fallback();
    held.push(route);
  });
  return async () => {
    await eventually(async () => expect(held).toHaveLength(1));
    await Promise.all(held.map((route) => route.abort()));
    await page.unroute(url);
  };
}

describe('the dialog that withdraws, by the keyboard alone', () => {
  it('leaves the dialog that withdraws as it came, is back where it was, and withdraws after all', async () => {
    const seller = await someone();
    const ticket = await list(seller, 'Kept');
    const page = await windowOf(seller);
    await page.goto(`/tickets/${ticket.id}`);
    const withdraw = page.getByRole('button', { name: 'Withdraw', exact: true });

    await tabTo(page, withdraw);
    const keep = page.getByRole('button', { name: 'Keep it on sale' });
    await isListenedTo(withdraw);
    await page.keyboard.press('Enter');
    await isFocusedSoon(keep);
    for (let stops = 0; stops < 5; stops += 1) {
      await page.keyboard.press('Tab');
      expect(await isBehind(page.getByRole('alertdialog'))).toBe(false);
    }
    expect(await overflowOf(page)).toBe('hidden');
    await page.keyboard.press('Escape');
    await isFocusedSoon(withdraw);
    expect(await overflowOf(page)).not.toBe('hidden');

    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Withdraw ticket' }));
    await page.keyboard.press('Enter');
    await page.getByText('You withdrew this ticket from sale.').waitFor();
    await isFocusedSoon(headingOf(page, 'Kept'));
  });

  it('puts the dialog that withdraws away while it works, and is told there that it failed', async () => {
    const seller = await someone();
    const ticket = await list(seller, 'Held on to');
    const page = await windowOf(seller);
    const lose = await holdUp(page, 'DELETE', `**/api/tickets/${ticket.id}`);
    await page.goto(`/tickets/${ticket.id}`);
    const dialog = page.getByRole('alertdialog');
    const yes = dialog.getByRole('button', { name: 'Withdraw ticket' });

    const withdraw = page.getByRole('button', { name: 'Withdraw', exact: true });
    await tabTo(page, withdraw);
    await isListenedTo(withdraw);
    await page.keyboard.press('Enter');
    await tabTo(page, yes);
    await page.keyboard.press('Enter');
    // Too late to say so: it is on its way.
    await eventually(async () =>
      expect(await dialog.getByRole('button', { name: 'Keep it on sale' }).isDisabled()).toBe(true),
    );
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await lose();

    await isFocusedSoon(dialog.getByRole('alert'));
    await dialog.getByText('The server did not answer').waitFor();
    await tabTo(page, yes);
    await page.keyboard.press('Enter');
    await page.getByText('You withdrew this ticket from sale.').waitFor();
  });
});
