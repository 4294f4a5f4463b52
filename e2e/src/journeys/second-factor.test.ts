import { TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { faultsNow } from '../accessibility/axe.js';
import { newWindow, useBrowser } from '../world/browser.js';
import { accountLink, isFocusedSoon, signUp } from '../world/pages.js';
import { password } from '../world/person.js';

useBrowser();

const phoneByNight = {
  viewport: { width: 360, height: 780 },
  colorScheme: 'dark',
  timezoneId: 'Asia/Tokyo',
} as const;

/** What an authenticator app shows, so many seconds from now. */
const codeOf = (secret: string, seconds = 0) =>
  new TOTP({ secret }).generate({ timestamp: Date.now() + seconds * 1_000 });

const section = (page: Page) => page.getByRole('region', { name: 'Second factor' });
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id);

/** Sets it up on the account page. Resolves to what an app and a drawer would keep. */
async function turnOn(page: Page): Promise<{ secret: string; recoveryCodes: string[] }> {
  await page.goto('/account');
  await section(page).getByLabel('Password').fill(password);
  await section(page).getByRole('button', { name: 'Set up' }).click();
  await section(page)
    .getByRole('img', { name: /^QR code/ })
    .waitFor();
  expect(await faultsNow(page, 'the set-up')).toEqual([]);
  const secret = (await section(page).locator('code').innerText()).replaceAll(' ', '');
  await section(page).getByLabel('Code', { exact: true }).fill(codeOf(secret));
  await section(page).getByRole('button', { name: 'Turn on' }).click();
  const codes = page.getByRole('list', { name: 'Your recovery codes' }).getByRole('listitem');
  await codes.first().waitFor();
  expect(await faultsNow(page, 'the recovery codes')).toEqual([]);
  return { secret, recoveryCodes: await codes.allInnerTexts() };
}

async function signOut(page: Page): Promise<void> {
  await page.goto('/account');
  await page.getByRole('button', { name: 'Sign out', exact: true }).click();
  await page.getByRole('link', { name: 'Sign in' }).first().waitFor();
}

async function sendPair(page: Page, email: string): Promise<void> {
  await page.goto('/signin');
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password', { exact: true }).fill(password);
  await submit(page);
  await page.getByLabel('Code', { exact: true }).waitFor();
}

/** Keeps the scripts of the next pages back. @returns what lets them come. */
async function keepScripts(page: Page): Promise<() => void> {
  let release = () => {};
  const released = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/_next/static/chunks/*.js', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

const submit = (page: Page) => page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();

describe('a second factor', () => {
  it('is turned on, asked for when signing in, and turned off by a recovery code', async () => {
    const page = await newWindow(phoneByNight);
    const email = await signUp(page);
    const { secret, recoveryCodes } = await turnOn(page);
    expect(recoveryCodes).toHaveLength(10);
    await section(page).getByRole('button', { name: 'I have kept them' }).click();
    await section(page)
      .getByText(/GMT\+9\. Recovery codes left: 10\.$/)
      .waitFor();
    expect(await focused(page)).toBe('second-factor');
    expect(await faultsNow(page, 'the account')).toEqual([]);

    await signOut(page);
    await sendPair(page, email);
    const field = page.getByLabel('Code', { exact: true });
    await isFocusedSoon(field);
    expect(await field.getAttribute('autocomplete')).toBe('one-time-code');
    expect(await field.getAttribute('inputmode')).toBe('numeric');
    await page.getByText('A code from your authenticator app is needed').waitFor();
    expect(await faultsNow(page, 'the second step')).toEqual([]);
    await field.fill('000 00');
    await submit(page);
    await page.getByText('The code is wrong, or was used before').waitFor();
    // There is a field for it now, whatever else fails and however empty it is.
    await page.route('**/api/users/signin', (route) => route.fulfill({ status: 503 }), { times: 1 });
    await submit(page);
    await page.getByText('This is not working right now').waitFor();
    await field.fill('');
    // That of this moment was used to turn it on.
    await field.fill(codeOf(secret, 30));
    await submit(page);
    await accountLink(page).waitFor();

    // What is sent before the scripts are there is kept, and which of the two buttons it was.
    const release = await keepScripts(page);
    await page.goto('/account', { waitUntil: 'commit' });
    await section(page).getByLabel('Password').fill(password);
    await section(page)
      .getByLabel('Code', { exact: true })
      .fill(recoveryCodes[0] as string);
    await section(page).getByRole('button', { name: 'Turn off' }).click();
    release();
    await section(page).getByText('The second factor is off.').waitFor();
    await signOut(page);
    await page.goto('/signin');
    await page.getByLabel('Email').fill(email);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await submit(page);
    await accountLink(page).waitFor();
  });
});

describe('a second factor', () => {
  it('signs in by a recovery code where there is no JavaScript, with the password typed once more', async () => {
    const member = await newWindow();
    const email = await signUp(member);
    const { recoveryCodes } = await turnOn(member);
    const page = await newWindow({ javaScriptEnabled: false });

    await sendPair(page, email);

    const again = page.getByLabel('Password', { exact: true });
    expect(await page.getByLabel('Email').inputValue()).toBe(email);
    expect(await again.inputValue()).toBe('');
    await page.getByText('Type your password once more.').first().waitFor();
    await again.fill(password);
    await page.getByLabel('Code', { exact: true }).fill(recoveryCodes[0] as string);
    await submit(page);
    await accountLink(page).waitFor();
  });

  it('shows its recovery codes anew, in the place of the old ones, and lets them be copied', async () => {
    const page = await newWindow({ permissions: ['clipboard-read', 'clipboard-write'] });
    await signUp(page);
    const { recoveryCodes } = await turnOn(page);
    await section(page).getByRole('button', { name: 'I have kept them' }).click();
    await section(page).getByLabel('Password').fill(password);
    await section(page)
      .getByLabel('Code', { exact: true })
      .fill(recoveryCodes[0] as string);
    await section(page).getByRole('button', { name: 'Make new recovery codes' }).click();
    await section(page).getByText('The codes from before are worth nothing any more').waitFor();

    await section(page).getByRole('button', { name: 'Copy the codes' }).click();

    await section(page).getByText('Copied.').waitFor();
    const copied = (await page.evaluate(() => navigator.clipboard.readText())).split('\n');
    expect(copied).toHaveLength(10);
    expect(copied).not.toContain(recoveryCodes[1]);
  });
});
