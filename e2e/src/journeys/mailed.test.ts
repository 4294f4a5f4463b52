import type { Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { headingOf } from '../world/keyboard.js';
import { linkTo } from '../world/mailbox.js';
import { accountLink, isFocusedSoon, says, signUp } from '../world/pages.js';
import { expectRefusal, password, someEmail, someone, visitor } from '../world/person.js';

useBrowser();

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await accountLink(page).waitFor();
}

describe('what mails are about', () => {
  it('chooses a new password by a link, once', async () => {
    const { email } = await someone();
    const page = await newWindow();
    await page.goto('/signin');
    await page.getByRole('link', { name: 'Forgotten your password?' }).click();
    await says(page, 'Forgotten password');
    await page.getByLabel('Email').fill(email);
    await page.getByRole('button', { name: 'Send the link' }).click();
    await page.getByText('a mail is on its way').waitFor();

    const link = await linkTo('reset-password', email);
    await page.goto(link);
    await page.getByLabel('New password').fill('passwordpassword');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Password must not be one that is easily guessed').first().waitFor();
    await page.getByLabel('New password').fill('staple of another kind');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('Your password is changed').waitFor();
    await isFocusedSoon(headingOf(page, 'Choose a new password'));
    await page.getByRole('main').getByRole('link', { name: 'Sign in' }).waitFor();
    expect(page.url()).not.toContain('token');

    await page.goto(link);
    await page.getByLabel('New password').fill('staple of a third kind');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('This link is no longer good').waitFor();

    await signIn(page, email, 'staple of another kind');
  });

  it('confirms an address without JavaScript, and not before the button is pressed', async () => {
    const page = await newWindow({ javaScriptEnabled: false });
    const email = await signUp(page);
    await accountLink(page).click();
    await page.getByText('This address is not confirmed yet').waitFor();
    const first = await linkTo('verify-email', email);
    await page.getByRole('button', { name: 'Send the mail again' }).click();
    await page.getByText('It is on its way').waitFor();

    await page.goto(first);
    const second = await linkTo('verify-email', email, first);
    await page.goto(second);
    await page.goto('/account');
    await page.getByText('This address is not confirmed yet').waitFor();
    await page.goto(second);
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('Your address is confirmed').waitFor();

    await page.getByRole('link', { name: 'To your account' }).click();
    await page.getByText(email).waitFor();
    expect(await page.getByText('This address is not confirmed yet').count()).toBe(0);
  });

  it('leads whoever comes without a link to where one can be asked for', async () => {
    const page = await newWindow();
    await page.goto('/reset-password');
    await says(page, 'Forgotten password');
    expect(page.url()).toMatch(/\/forgotten-password$/);
    await page.goto('/verify-email');
    expect(page.url()).toMatch(/\/signin\?next=%2Faccount$/);
  });

  it('changes an address by a link, and deletes the account', async () => {
    const page = await newWindow();
    await signUp(page);
    const next = someEmail();
    await page.goto('/account');
    const form = page.getByRole('form', { name: 'Change address' });
    await form.getByLabel('New email').fill(next);
    await form.getByLabel('Password').fill(password);
    await form.getByRole('button', { name: 'Change address' }).click();
    await page.getByText('A mail is on its way to the new address').waitFor();
    await page.goto(await linkTo('change-email', next));
    await page.getByRole('button', { name: 'Use the address' }).click();
    await page.getByText('Your address is changed').waitFor();

    await signIn(page, next, password);
    await page.goto('/account');
    await page.getByText(next).waitFor();
    await page.getByText('Delete account').first().click();
    await page.getByLabel('Your password').fill(password);
    await page.getByRole('button', { name: 'Delete account' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
    const again = await visitor().post('/api/users/signin', { email: next, password });
    expectRefusal(again, 400, 'Invalid credentials');
  });
});
