import { newWindow, useBrowser } from '../world/browser.js';
import { accountLink, says, signUp, signUpHere } from '../world/pages.js';
import { password } from '../world/person.js';

useBrowser();

describe('an account in the browser', () => {
  it('is signed up, signed out and signed in again', async () => {
    const page = await newWindow();
    const email = await signUp(page);

    await accountLink(page).click();
    await page.getByText(email).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).first().waitFor();

    await page.goto('/signin');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await accountLink(page).waitFor();
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
