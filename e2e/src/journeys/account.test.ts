import { eventually } from '@ticketing/common/testing';
import type { Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { accountLink, says, sell, signUp, signUpHere } from '../world/pages.js';
import { password, someEmail } from '../world/person.js';

useBrowser();

async function signInOn(page: Page, email: string): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await accountLink(page).waitFor();
}

/** Within the half second for which auth remembers that a session goes on. */
const isSignedOut = (page: Page) =>
  eventually(async () => {
    await page.goto('/account');
    expect(page.url()).toMatch(/\/signin/);
  });

describe('an account in the browser', () => {
  it('is signed up, signed out and signed in again', async () => {
    const page = await newWindow();
    const email = await signUp(page);

    await accountLink(page).click();
    await page.getByText(email).waitFor();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();

    await signInOn(page, email);
  });

  it('takes a password that is pasted, masks it, and refuses an easy one', async () => {
    const page = await newWindow();
    await page.goto('/signup');
    const field = page.getByLabel('Password', { exact: true });
    await page.getByLabel('Email').fill('passwordpassword');
    await page.getByLabel('Email').press('ControlOrMeta+A');
    await page.keyboard.press('ControlOrMeta+C');
    await field.press('ControlOrMeta+V');

    expect(await field.inputValue()).toBe('passwordpassword');
    expect(await field.getAttribute('type')).toBe('password');
    expect(await field.getAttribute('autocomplete')).toBe('new-password');
    await page.getByLabel('Email').fill(someEmail());
    await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();
    await page.getByText('Password must not be one that is easily guessed').first().waitFor();
  });

  it('shows where one is signed in, and ends that on another device or everywhere', async () => {
    const here = await newWindow({ timezoneId: 'Asia/Tokyo' });
    const email = await signUp(here);
    const there = await newWindow();
    await signInOn(there, email);

    await here.goto('/account');
    const signIns = here.getByRole('region', { name: 'Where you are signed in' });
    expect(await signIns.getByRole('listitem').count()).toBe(2);
    await signIns.getByText(/^Last used .* GMT\+9$/).waitFor();
    await signIns.getByRole('button', { name: 'End', exact: true }).click();
    await eventually(async () => expect(await signIns.getByRole('listitem').count()).toBe(1));
    await isSignedOut(there);

    await signInOn(there, email);
    await there.goto('/account');
    await there.getByRole('button', { name: 'Sign out everywhere' }).click();
    await there.getByRole('link', { name: 'Sign in' }).first().waitFor();
    await isSignedOut(here);
  });

  it('gives itself a name, which buyers see beside its tickets', async () => {
    const page = await newWindow();
    await signUp(page);
    await page.goto('/account');
    await page.getByLabel('Display name').fill('Countess');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Saved.').waitFor();
    const ticket = await sell(page, 'Analytical Engine', '20');

    const buyer = await newWindow();
    await eventually(async () => {
      await buyer.goto(ticket);
      expect(await buyer.getByText('Countess').count()).toBe(1);
    });
  });

  it('changes its password, which signs it out elsewhere', async () => {
    const here = await newWindow();
    const email = await signUp(here);
    const there = await newWindow();
    await signInOn(there, email);

    await here.goto('/account');
    await here.getByLabel('Current password').fill(password);
    await here.getByLabel('New password').fill('staple of another kind');
    await here.getByRole('button', { name: 'Change password' }).click();
    await here.getByText('Saved.').waitFor();

    await isSignedOut(there);
    await here.reload();
    await here.getByText(email).waitFor();
  });

  it('leaves nothing of itself in the browser but cookies that no script reads', async () => {
    const page = await newWindow();
    await signUp(page);
    for (const path of ['/account', '/tickets/new', '/orders']) {
      await page.goto(path);
      await page.waitForLoadState('load');
    }

    const kept = await page.evaluate(async () => ({
      cookie: document.cookie,
      storages: [{ ...localStorage }, { ...sessionStorage }],
      databases: await indexedDB.databases(),
      caches: await caches.keys(),
    }));
    expect(kept).toEqual({ cookie: '', storages: [{}, {}], databases: [], caches: [] });
  });

  it('shows the error of the service when the address is taken', async () => {
    const email = await signUp(await newWindow());

    const page = await newWindow();
    await page.goto('/signup');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Sign up' }).click();

    await page.getByText('Email in use').first().waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe(email);
  });

  it('is asked for before selling, and comes back to it', async () => {
    const page = await newWindow();
    await page.goto('/tickets/new');
    await page.waitForURL(/\/signin/);

    await page.getByRole('link', { name: 'Create an account' }).click();
    await says(page, 'Sign up');
    await signUpHere(page);
    await page.waitForURL(/\/tickets\/new$/);
    await page.getByLabel('Title').waitFor();
  });
});
