import { eventually } from '@ticketing/common/testing';
import type { Page } from 'playwright-core';
import { password, someEmail } from './person.js';

/** What people do in the browser, by the words that they see. */

export async function signUp(page: Page, email = someEmail()): Promise<string> {
  await page.goto('/signup');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await page.getByRole('button', { name: 'Sign out' }).waitFor();
  return email;
}

/** Lists a ticket and stays on its page. */
export async function sell(page: Page, title: string, price: string): Promise<string> {
  await page.goto('/tickets/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Price').fill(price);
  await page.getByRole('button', { name: 'List ticket' }).click();
  await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);
  return page.url();
}

/** Buys the ticket of that page, as soon as it is on sale, and waits until it can be paid. */
export async function buy(page: Page, ticketUrl: string): Promise<string> {
  const button = page.getByRole('button', { name: 'Buy this ticket' });
  await eventually(async () => {
    await page.goto(ticketUrl);
    expect(await button.isVisible()).toBe(true);
  }, 20_000);
  await button.click();
  await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
  await page.getByRole('button', { name: /^Pay/ }).waitFor();
  return page.url();
}

export const cards = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
} as const;

export async function payBy(page: Page, card: keyof typeof cards): Promise<void> {
  await page.getByLabel('Card number').fill(cards[card]);
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('CVC').fill('123');
  await page.getByRole('button', { name: /^Pay/ }).click();
}

/** Waits until the order's page says that the buyer has the ticket. */
export const isBought = (page: Page) => page.getByRole('heading', { name: 'The ticket is yours' }).waitFor();
