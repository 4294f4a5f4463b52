import { eventually } from '@ticketing/common/testing';
import type { Locator, Page, Route } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import {
  cards,
  isBought,
  isFocused,
  isFocusedSoon,
  isListenedTo,
  payButton,
  windowOf,
} from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** More than any page has places to stop at on the way to what is wanted. */
const FAR = 60;

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

/** Goes on with Tab until that element has the focus. */
async function tabTo(page: Page, element: Locator): Promise<void> {
  await element.waitFor();
  for (let stops = 0; stops < FAR; stops += 1) {
    if (await isFocused(element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${element} cannot be reached with Tab`);
}

describe('the keyboard alone', () => {
  it('buys a ticket', async () => {
    const [seller, buyer] = await Promise.all([someone(), someone()]);
    const ticket = await list(seller, 'By hand', 20);
    const page = await windowOf(buyer);
    await page.goto(`/tickets/${ticket.id}`);

    await page.keyboard.press('Tab');
    await isFocusedSoon(page.getByRole('link', { name: 'Skip to content' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Buy this ticket' }));
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
    await payButton(page).waitFor();

    await tabTo(page, page.getByLabel('Card number'));
    await page.keyboard.type(cards.good);
    await page.keyboard.press('Tab');
    await page.keyboard.type('1234');
    await page.keyboard.press('Tab');
    await page.keyboard.type('123');
    await page.keyboard.press('Enter');
    await isBought(page);
  });

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
    await isFocusedSoon(page.getByRole('main'));
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

  it('is led to the first mistake, and from a list of them to each', async () => {
    const page = await newWindow();
    await page.goto('/signin');
    const email = page.getByLabel('Email');
    await tabTo(page, email);
    await page.keyboard.type('nobody');
    await page.keyboard.press('Enter');
    const mistakes = page.getByRole('alert').getByRole('link');
    await mistakes.last().waitFor();
    await isFocusedSoon(email);
    expect(await email.getAttribute('aria-describedby')).toBeTruthy();

    await page.keyboard.press('Shift+Tab');
    await isFocusedSoon(mistakes.last());
    await page.keyboard.press('Enter');
    await isFocusedSoon(page.getByLabel('Password', { exact: true }));
  });
});
