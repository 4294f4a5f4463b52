import type { Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list, order, ticketBecomes } from '../world/marketplace.js';
import { windowOf } from '../world/pages.js';
import { type Person, password, someone, visitor } from '../world/person.js';
import { system } from '../world/system.js';

useBrowser();

const titles: [string, string][] = [
  ['a script', '<script>document.body.remove()</script>'],
  ['the end of a script', '</script><script>document.body.remove()</script>'],
  ['a picture that fails', '<img src=x onerror="document.body.remove()">'],
  ['the end of an attribute', '"><svg/onload=document.body.remove()>'],
  ['an address that runs', 'javascript:document.body.remove()'],
  ['a template', '{{constructor.constructor("document.body.remove()")()}} {amount}'],
  ['text that turns around', '\u202eyppah ton era ew\u2066 \u2067'],
  ['letters stacked on each other', `Z${'\u0335\u0321\u0353'.repeat(60)}`],
  ['one long word', 'W'.repeat(200)],
];

/** Where a title is shown, to those to whom it is shown. */
async function everywhere(title: string): Promise<{ page: Page; paths: string[] }[]> {
  const [seller, buyer] = await Promise.all([someone(), someone()]);
  const viewport = { width: 360, height: 780 };
  const [bought, listed] = await Promise.all([list(seller, title, 20), list(seller, title, 21)]);
  const { id } = await order(buyer, bought.id);
  await ticketBecomes(bought.id, 'reserved');
  return [
    { page: await newWindow({ viewport }), paths: ['/', `/tickets/${listed.id}`] },
    { page: await windowOf(seller, { viewport }), paths: ['/tickets/mine', `/tickets/${listed.id}/edit`] },
    { page: await windowOf(buyer, { viewport }), paths: ['/orders', `/orders/${id}`] },
  ];
}

describe('a title', () => {
  it.each(titles)('that is %s is text on every page', async (_what, title) => {
    for (const { page, paths } of await everywhere(title)) {
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('dialog', (dialog) => faults.push(dialog.message()));
      page.on('console', (line) => line.type() === 'error' && faults.push(line.text()));
      for (const path of paths) {
        await page.goto(path);
        await page.waitForLoadState('load');
        const shown = path.endsWith('/edit')
          ? await page.getByLabel('Title').inputValue()
          : await page.getByRole('heading').filter({ hasText: title }).first().textContent();
        expect(shown).toContain(title);
        const wide = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
        expect([path, wide, faults]).toEqual([path, false, []]);
        expect(await page.title()).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/);
      }
    }
  });

  it('of 10,000 characters is refused, and told so at the field', async () => {
    const page = await windowOf(await someone());
    await page.goto('/tickets/new');
    await page.getByLabel('Title').evaluate((field) => field.removeAttribute('maxlength'));
    await page.getByLabel('Title').fill('x'.repeat(10_000));
    await page.getByLabel('Price', { exact: true }).fill('10');
    await page.getByRole('button', { name: 'List ticket' }).click();
    await page.getByText('at most 200 characters').first().waitFor();
  });
});

const elsewhere = [
  'https://evil.example/',
  '//evil.example',
  '/\\evil.example',
  '/\t/evil.example',
  '/.//evil.example',
  'javascript:alert(1)',
  'data:text/html,evil',
];

/** Signs in by the address for browsers without scripts. Resolves to where it leads. */
async function signInTo(next: string, { email }: Person): Promise<string> {
  const form = new URLSearchParams({ email, password, next });
  const { headers } = await visitor().post('/session/sign-in', form, { maxRedirects: 0 });
  return new URL(headers.location, system.url).href;
}

describe('an address to come back to that is another site', () => {
  it.each(elsewhere)('is not gone to after signing in: %j', async (next) => {
    const person = await someone();
    expect(await signInTo(next, person)).toBe(`${system.url}/`);

    const page = await newWindow();
    await page.goto(`/signin?next=${encodeURIComponent(next)}`);
    await page.getByLabel('Email').fill(person.email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('link', { name: 'Account', exact: true }).waitFor();
    await page.waitForURL(`${system.url}/`);
  });

  it.each(elsewhere)('is not gone to after choosing a language: %j', async (next) => {
    const form = new URLSearchParams({ language: 'de', next });
    const { headers } = await visitor().post('/language', form, { maxRedirects: 0 });
    expect(new URL(headers.location, system.url).href).toBe(`${system.url}/`);
  });
});
