import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { isComplete } from '../world/pages.js';

const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe objects to on the page of that address, and whether it can be scrolled sideways. */
export async function faultsOf(page: Page, path: string, status = 200): Promise<string[]> {
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
