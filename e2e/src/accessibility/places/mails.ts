import type { Page } from 'playwright-core';
import { linkTo } from '../../world/mailbox.js';
import { windowOf } from '../../world/pages.js';
import { expectStatus, type Person, password, someEmail, someone } from '../../world/person.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

interface Link {
  path: string;
  button: string;
  done: string;
}

/** The page of a link that is worth nothing, and of one that is good: before and after its button is pressed. */
export const mails: Visit = async (look) => {
  const person = await someone();
  const page = await windowOf(person, look);
  const verification = {
    path: await linkTo('verify-email', person.email),
    button: 'Confirm the address',
    done: 'Your address is confirmed',
  };
  await isAccessible(page, verification);
  const change = { path: await changeOf(person), button: 'Use the address', done: 'Your address is changed' };
  await isAccessible(page, change);
};

async function isAccessible(page: Page, { path, button, done }: Link): Promise<void> {
  const press = () => page.getByRole('button', { name: button }).click();
  expect(await faultsOf(page, path.replace(/token=.*/, 'token=x'))).toEqual([]);
  await press();
  await page.getByText('This link is no longer good').first().waitFor();
  expect(await faultsNow(page, `the refusal of ${path}`)).toEqual([]);

  expect(await faultsOf(page, path)).toEqual([]);
  await press();
  await page.getByText(done).waitFor();
  expect(await faultsNow(page, done)).toEqual([]);
}

/** The path of the link by which that person changes the address. */
async function changeOf({ http }: Person): Promise<string> {
  const email = someEmail();
  expectStatus(await http.post('/api/users/email', { email, password }), 202);
  return linkTo('change-email', email);
}
