import { TOTP } from 'otpauth';
import { windowOf } from '../../world/pages.js';
import { password, signInAgain, someone } from '../../world/person.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

/** An account with two devices: a second factor is set up, and what ends it is opened. */
export const account: Visit = async (look) => {
  const person = await someone();
  await signInAgain(person);
  const page = await windowOf(person, look);
  expect(await faultsOf(page, '/account')).toEqual([]);
  await page.getByText('Delete account').first().click();
  await page.getByLabel('Your password').waitFor();
  expect(await faultsNow(page, 'the end of the account')).toEqual([]);

  const section = page.getByRole('region', { name: 'Second factor' });
  await section.getByLabel('Password').fill(password);
  await section.getByRole('button', { name: 'Set up' }).click();
  await section.getByRole('img', { name: /^QR code/ }).waitFor();
  expect(await faultsNow(page, 'the set-up')).toEqual([]);
  const secret = (await section.locator('code').innerText()).replaceAll(' ', '');
  await section.getByLabel('Code', { exact: true }).fill(new TOTP({ secret }).generate());
  await section.getByRole('button', { name: 'Turn on' }).click();
  await section.getByRole('button', { name: 'I have kept them' }).waitFor();
  expect(await faultsNow(page, 'the recovery codes')).toEqual([]);
  await section.getByRole('button', { name: 'I have kept them' }).click();
  await section.getByText('Recovery codes left: 10.').waitFor();
  expect(await faultsNow(page, 'the second factor')).toEqual([]);
};
