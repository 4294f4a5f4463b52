import { newWindow, useBrowser } from '../world/browser.js';
import { linkTo } from '../world/mailbox.js';
import { accountLink, says, signUp } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

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
    expect(page.url()).not.toContain('token');

    await page.goto(link);
    await page.getByLabel('New password').fill('staple of a third kind');
    await page.getByRole('button', { name: 'Set the password' }).click();
    await page.getByText('This link is no longer good').waitFor();

    await page.goto('/signin');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill('staple of another kind');
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await accountLink(page).waitFor();
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
    await page.goto(await linkTo('verify-email', email, first));
    await page.getByRole('button', { name: 'Confirm the address' }).click();
    await page.getByText('Your address is confirmed').waitFor();

    await accountLink(page).click();
    await page.getByText(email).waitFor();
    expect(await page.getByText('This address is not confirmed yet').count()).toBe(0);
  });
});
