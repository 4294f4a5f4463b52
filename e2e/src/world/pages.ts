import { eventually } from '@ticketing/common/testing';
import type { BrowserContext, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { newWindow } from './browser.js';
import { list } from './marketplace.js';
import { type Person, password, someEmail, someone } from './person.js';
import { system } from './system.js';

/** What people do in the browser, by the words that they see. */

export async function signUp(page: Page): Promise<string> {
  await page.goto('/signup');
  return signUpHere(page);
}

/** Signs somebody new up on the page for it. Resolves to the e-mail address. */
export async function signUpHere(page: Page): Promise<string> {
  const email = someEmail();
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
  await accountLink(page).waitFor();
  return email;
}

/** In the header, of whoever is signed in. */
export const accountLink = (page: Page) => page.getByRole('link', { name: 'Account', exact: true });

/** Lists a ticket and stays on its page. */
export async function sell(page: Page, title: string, price: string): Promise<string> {
  await page.goto('/tickets/new');
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Price', { exact: true }).fill(price);
  await page.getByRole('button', { name: 'List ticket' }).click();
  await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);
  return page.url();
}

const buyButton = (page: Page) => page.getByRole('button', { name: 'Buy this ticket' });

/** Buys the ticket of that page, as soon as it is on sale, by one press, and waits until it can be paid. */
export async function buy(page: Page, ticketUrl: string): Promise<string> {
  await eventually(async () => {
    await page.goto(ticketUrl);
    expect(await buyButton(page).isVisible()).toBe(true);
  }, 20_000);
  const refusal = page.getByRole('form', { name: 'Buy' }).getByRole('alert');
  // Should orders not have heard of the ticket yet, the page asks again by itself.
  await buyButton(page).click();
  await payButton(page).or(refusal).first().waitFor();
  if (await refusal.isVisible()) throw new Error(await refusal.innerText());
  await page.waitForURL(/\/orders\/[0-9a-f]{24}/);
  return page.url();
}

/**
 * Waits until no outline stands in for what is still on its way. React shows a list that has come in place of its
 * outline up to 300 ms after the one before, which may be after the page has loaded.
 */
export const isComplete = (page: Page): Promise<void> =>
  page.locator('.skeleton').first().waitFor({ state: 'detached' });

/** React keeps what it knows of an element on it, from when the page's scripts have taken it over. */
const isTakenOver = (element: Element) => Object.keys(element).some((key) => key.startsWith('__reactProps$'));

/** Waits until the page's scripts hear of what is done with that element. What is pressed or typed before may be lost. */
export const isListenedTo = (element: Locator): Promise<void> =>
  eventually(async () => {
    if (!(await element.evaluate(isTakenOver))) throw new Error(`${element} is not listened to`);
  }, 20_000);

export const isFocused = (element: Locator): Promise<boolean> =>
  element.evaluate((one) => one === document.activeElement);

/** Waits until it has the focus, which scripts may move a moment after what they show. */
export const isFocusedSoon = (element: Locator): Promise<void> =>
  eventually(async () => expect(await isFocused(element)).toBe(true));

/** Opens the dialog that a button leads to, by one press. */
async function openQuestion(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name, exact: true });
  await isListenedTo(button);
  await button.click();
  await page.getByRole('alertdialog').waitFor();
}

/** Opens the dialog that asks whether a ticket is to be withdrawn, on the page of it. */
export const openWithdrawal = (page: Page) => openQuestion(page, 'Withdraw');

/** Opens the dialog that asks whether an order is to be cancelled, on the page of it. */
export const openCancellation = (page: Page) => openQuestion(page, 'Cancel order');

/** Cancels an order, on the page of it. */
export async function cancelOrder(page: Page): Promise<void> {
  await openCancellation(page);
  await page.getByRole('button', { name: 'Cancel the order' }).click();
}

/** A window of somebody who is signed in. */
export async function windowOf(person: Person, options: BrowserContextOptions = {}): Promise<Page> {
  const page = await newWindow(options);
  const [name, value] = person.cookie.split('=', 2) as [string, string];
  await page.context().addCookies([{ name, value, url: options.baseURL ?? system.url }]);
  return page;
}

interface OrderOptions {
  /** Another address of the system than the usual one. */
  baseURL?: string;
  /** How the buyer looks at it. */
  window?: BrowserContextOptions;
  /** What to do with the buyer's browser before it is used. */
  prepare?: (context: BrowserContext) => Promise<void>;
}

/** A ticket of that title that somebody sells for $30, ordered by somebody else. Resolves to the buyer's page of it. */
export async function orderOf(
  title: string,
  { baseURL = system.url, window = {}, prepare }: OrderOptions = {},
): Promise<{ buyer: Page; ticketUrl: string; orderUrl: string }> {
  const [seller, person] = await Promise.all([someone(), someone()]);
  const buyer = await windowOf(person, { baseURL, ...window });
  await prepare?.(buyer.context());
  const ticketUrl = `${baseURL}/tickets/${(await list(seller, title, 30)).id}`;
  return { buyer, ticketUrl, orderUrl: await buy(buyer, ticketUrl) };
}

export const cards = {
  good: '4242 4242 4242 4242',
  declined: '4000 0000 0000 0002',
  withoutFunds: '4000 0000 0000 9995',
  askedAbout: '4000 0027 6000 3184',
} as const;

export async function fillIn(page: Page, card: keyof typeof cards): Promise<void> {
  await page.getByLabel('Card number').fill(cards[card]);
  await page.getByLabel('Expiry').fill('12 / 34');
  await page.getByLabel('CVC').fill('123');
}

export const payButton = (page: Page) => page.getByRole('button', { name: /^Pay/ });

export async function payBy(page: Page, card: keyof typeof cards): Promise<void> {
  await fillIn(page, card);
  await payButton(page).click();
}

/** On the page that stands in for the bank's: says how the question went, and is back on the page of the order. */
export async function answerBank(page: Page, answer: 'Complete' | 'Fail'): Promise<void> {
  await page.getByRole('button', { name: answer }).click();
  await page.waitForURL(/\/orders\/[0-9a-f]{24}$/);
}

export const says = (page: Page, heading: string) => page.getByRole('heading', { name: heading }).waitFor();

/** Waits until the order's page says that the buyer has the ticket. */
export const isBought = (page: Page) => says(page, 'The ticket is yours');
