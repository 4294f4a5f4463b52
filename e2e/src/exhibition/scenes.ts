import type { Page } from 'playwright-core';
import type { BrokenIngress } from '../world/broken-ingress.js';
import { openWithdrawal } from '../world/pages.js';
import type { Person } from '../world/person.js';
import type { Exhibits } from './exhibits.js';

/** Something to look at. */
export interface Scene {
  name: string;
  path: string;
  /** Who looks at it; nobody in particular if not said. */
  by?: Person;
  /** A browser's language, if not English. */
  locale?: string;
  /** No more of it than the window shows. */
  window?: boolean;
  /** What is done there before it is looked at. */
  act?: (page: Page) => Promise<unknown>;
  /** The same where services can be made to fail: behind an ingress of its own. */
  spoil?: (page: Page, ingress: BrokenIngress) => Promise<unknown>;
}

/** Every page, and the states of it that look different. What is soon another one comes first: a ticket is locked for long, not for good. */
export function scenesOf({ seller, buyer, tickets, orders }: Exhibits): Scene[] {
  return [
    { name: 'checkout', path: `/orders/${orders.waiting}`, by: buyer, act: waitForForm },
    {
      name: 'checkout-german',
      path: `/orders/${orders.waiting}`,
      by: buyer,
      locale: 'de-DE',
      act: waitForForm,
    },
    { name: 'ticket-locked', path: `/tickets/${tickets.locked.id}` },
    { name: 'listings', path: '/tickets/mine', by: seller },
    { name: 'orders', path: '/orders', by: buyer },
    { name: 'home', path: '/' },
    { name: 'home-first', path: '/', window: true },
    { name: 'home-german', path: '/', locale: 'de-DE' },
    { name: 'search-nothing', path: '/?q=unheard+of&city=Nowhere' },
    { name: 'ticket', path: `/tickets/${tickets.free.id}` },
    { name: 'ticket-sold', path: `/tickets/${tickets.sold.id}` },
    { name: 'ticket-own', path: `/tickets/${tickets.free.id}`, by: seller },
    { name: 'withdraw', path: `/tickets/${tickets.free.id}`, by: seller, act: openWithdrawal, window: true },
    { name: 'sell', path: '/tickets/new', by: seller, act: typeTicket },
    { name: 'sell-mistakes', path: '/tickets/new', by: seller, act: sendEmpty },
    { name: 'edit', path: `/tickets/${tickets.free.id}/edit`, by: seller },
    { name: 'receipt', path: `/orders/${orders.paid}`, by: buyer },
    { name: 'order-cancelled', path: `/orders/${orders.cancelled}`, by: buyer },
    { name: 'sign-in', path: '/signin', act: failToSignIn },
    { name: 'sign-up', path: '/signup' },
    { name: 'forgotten-password', path: '/forgotten-password' },
    { name: 'reset-password', path: '/reset-password?token=x' },
    { name: 'verify-email', path: '/verify-email?token=x' },
    { name: 'change-email', path: '/change-email?token=x' },
    { name: 'account', path: '/account', by: buyer },
    { name: 'not-found', path: '/nowhere' },
    { name: 'offline', path: '/offline?language=en' },
    { name: 'failed', path: '/signin', spoil: failAtOnce },
    { name: 'failed-behind-link', path: '/', spoil: failBehindLink },
  ];
}

const waitForForm = (page: Page) =>
  page
    .getByLabel(/Card number|Kartennummer/)
    .first()
    .waitFor();

async function typeTicket(page: Page): Promise<void> {
  await page.getByLabel('Title').fill('Swan Lake, opening night');
  await page.getByLabel('Category').selectOption('theatre');
  await page.getByLabel('Venue').fill('Opera at the Canal');
  await page.getByLabel('City').fill('Vienna');
  await page.getByLabel('Date and time').fill('2031-04-12T19:30');
  await page.getByLabel('Time zone').selectOption('Europe/Vienna');
  await page.getByLabel('Seat or section').fill('Stalls, row F, seat 11');
  await page.getByLabel('Price', { exact: true }).fill('92');
  await page.getByLabel('Face price').fill('104');
}

async function sendEmpty(page: Page): Promise<void> {
  await page.getByLabel('Face price').fill('a lot');
  await page.getByRole('button', { name: 'List ticket' }).click();
  await page.getByRole('alert').getByRole('link').first().waitFor();
}

async function failToSignIn(page: Page): Promise<void> {
  await page.getByLabel('Email').fill('nobody');
  await page.getByLabel('Password', { exact: true }).fill('a long enough one');
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByText('Email must be valid').first().waitFor();
}

async function failAtOnce(page: Page, ingress: BrokenIngress): Promise<void> {
  ingress.break('tickets');
  await page.goto('/');
}

async function failBehindLink(page: Page, ingress: BrokenIngress): Promise<void> {
  const ticket = page.getByRole('main').locator('a[href^="/tickets/"]').first();
  await ticket.waitFor();
  ingress.break('tickets');
  await ticket.click();
  await page.getByRole('button', { name: 'Try again' }).waitFor();
}

export const widths = [360, 768, 1440] as const;
export const themes = ['light', 'dark'] as const;

export interface Look {
  width: number;
  theme: (typeof themes)[number];
}

export const nameOf = ({ name }: Pick<Scene, 'name'>, { width, theme }: Look): string =>
  `${name}-${width}-${theme}.webp`;
