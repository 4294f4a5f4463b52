import { newWindow, useBrowser } from '../world/browser.js';
import { accountLink, signUp } from '../world/pages.js';
import { password, someEmail } from '../world/person.js';

useBrowser();

const withoutScripts = () => newWindow({ javaScriptEnabled: false });

describe('a browser without JavaScript', () => {
  it('signs up, lists a ticket after a mistake, finds it, and signs out', async () => {
    const page = await withoutScripts();
    await page.goto('/tickets/new');
    await page.getByRole('link', { name: 'Create an account' }).click();
    // Both pages have the fields.
    await page.waitForURL(/\/signup/);
    const main = page.getByRole('main');
    await page.getByLabel('Email').fill('nobody');
    await main.getByRole('button', { name: 'Sign up' }).click();
    await page.getByRole('alert').getByRole('link', { name: 'Email must be valid' }).waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe('nobody');
    await page.getByLabel('Email').fill(someEmail());
    await page.getByLabel('Password', { exact: true }).fill(password);
    await main.getByRole('button', { name: 'Sign up' }).click();

    await page.waitForURL(/\/tickets\/new$/);
    await page.getByLabel('Title').fill('Žižkov without scripts');
    await page.getByLabel('City').fill('Praha');
    await page.getByLabel('Price', { exact: true }).fill('ten');
    await page.getByRole('button', { name: 'List ticket' }).click();
    await page.getByText('Enter a price, such as').waitFor();
    await page.getByLabel('Price', { exact: true }).fill('10');
    await page.getByRole('button', { name: 'List ticket' }).click();
    await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);

    await page.goto('/');
    await page.getByLabel('What').fill('zizk prah');
    await page.getByRole('button', { name: 'Search' }).click();
    // It may be on the page that is left, too.
    await page.waitForURL(/q=zizk/);
    await page.getByRole('link', { name: 'Žižkov without scripts' }).first().waitFor();

    await accountLink(page).click();
    await page.getByRole('button', { name: 'Sign out', exact: true }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
  });

  it('sends a form that was too long to be kept with the same key, and without the longest of it', async () => {
    const page = await withoutScripts();
    await signUp(page);
    await page.goto('/tickets/new');
    const key = await page.locator('input[name=key]').inputValue();
    await page.getByLabel('Title').fill('x'.repeat(10_000));
    await page.getByLabel('City').fill('Praha');
    await page.getByRole('button', { name: 'List ticket' }).click();

    await page.getByRole('alert').getByRole('link').first().waitFor();
    expect(await page.getByLabel('Title').inputValue()).toBe('');
    expect(await page.getByLabel('City').inputValue()).toBe('Praha');
    expect(await page.locator('input[name=key]').inputValue()).toBe(key);
  });

  it('is told what is not there, with the right status', async () => {
    const page = await withoutScripts();
    for (const path of ['/nowhere', '/tickets/ffffffffffffffffffffffff', '/tickets/not-an-id']) {
      const answer = await page.goto(path);
      expect(answer?.status()).toBe(404);
      await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    }
  });

  it('keeps the language that was chosen', async () => {
    const page = await withoutScripts();
    await page.goto('/signin?next=%2Forders');
    await page.getByRole('button', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
    expect(page.url()).toMatch(/\/signin\?next=%2Forders$/);
  });
});

describe('a form of another site', () => {
  it('neither signs anybody in nor sells anything', async () => {
    const page = await newWindow();
    await signUp(page);
    for (const path of ['/session/sign-in', '/session/sign-out', '/tickets/submit']) {
      const headers = { origin: 'https://evil.example' };
      const answer = await page.request.post(path, { headers, form: { title: 'Not mine', price: '1' } });
      expect(answer.status()).toBe(403);
    }
  });
});
