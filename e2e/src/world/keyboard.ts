import type { Locator, Page } from 'playwright-core';
import { isFocused } from './pages.js';

/** More than any page has places to stop at on the way to what is wanted. */
const FAR = 60;
/** So many at most from where an action has led to what comes next: whoever had to begin at the top would not get there. */
export const NEAR = 8;

/** Where one goes on after an action that has put another page, or another state of it, in its place. */
export const headingOf = (page: Page, name?: string) =>
  page.getByRole('main').getByRole('heading', { level: 1, name });

/** Goes on with Tab until that element has the focus. */
export async function tabTo(page: Page, element: Locator, most = FAR): Promise<void> {
  await element.waitFor();
  for (let stops = 0; stops <= most; stops += 1) {
    if (await isFocused(element)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`${element} cannot be reached with Tab`);
}
