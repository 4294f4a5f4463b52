import { eventually } from '@ticketing/common/testing';
import type { Locator } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { orderOf, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** In pixels: the whole form is seen. What is scrolled is held in its place by the browser, or by some of them. */
const TALL = 2000;

it('a mistake that is corrected leaves the button under the pointer that presses it next', async () => {
  const page = await windowOf(await someone(), { viewport: { width: 1280, height: TALL } });
  await page.goto('/tickets/new');
  const list = page.getByRole('button', { name: 'List ticket' });
  const facePrice = page.getByLabel('Face price');
  await page.getByLabel('Price', { exact: true }).fill('20');
  await facePrice.fill('a lot');
  await list.click();
  await page.getByRole('alert').getByRole('link').last().waitFor();

  await page.getByLabel('Title').fill('Corrected');
  const { x, y, width, height } = (await list.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
  // As a hand does it: once, wherever the button is afterwards. The title is left and judged by that.
  await page.mouse.click(x + width / 2, y + height / 2);

  // What was sent again leads to the mistake that is left.
  await eventually(async () =>
    expect(await facePrice.evaluate((one) => one === document.activeElement)).toBe(true),
  );
});

it('a line that says what is wrong with a field moves nothing, neither when it comes nor when it goes', async () => {
  const page = await windowOf(await someone(), { viewport: { width: 360, height: TALL } });
  await page.goto('/tickets/new');
  const list = page.getByRole('button', { name: 'List ticket' });
  const title = page.getByLabel('Title');
  const mistake = page.getByText('Say what the ticket is for.');
  const before = await list.boundingBox();

  // Again if need be: what is typed before the page's scripts are there is not judged.
  await eventually(async () => {
    await title.fill('T');
    await title.fill('');
    await title.blur();
    await mistake.waitFor({ timeout: 1_000 });
  }, 20_000);
  expect(await list.boundingBox()).toEqual(before);

  await title.fill('Corrected');
  await mistake.waitFor({ state: 'detached' });
  expect(await list.boundingBox()).toEqual(before);
});

/** A phone on which nothing has to be scrolled, in that language. */
const phone = (locale: string) => ({ viewport: { width: 360, height: TALL }, locale });

/** Makes a mistake in a field, which the page then tells of, and corrects it. */
async function expectNothingMoves(watched: Locator, field: Locator, make: () => Promise<void>) {
  const before = await watched.boundingBox();
  await make();
  await eventually(async () => expect(await field.getAttribute('aria-invalid')).toBe('true'));
  expect(await watched.boundingBox()).toEqual(before);
}

describe.each(['en-US', 'de-DE'])(
  'what is wrong with a field, in %s, is said where there is room for it',
  (locale) => {
    it('while a ticket is typed in', async () => {
      const page = await windowOf(await someone(), phone(locale));
      await page.goto('/tickets/new');
      const button = page.locator('.button-stock');
      const type = (name: string, text: string) => async () => {
        await page.locator(`[name="${name}"]`).fill(text);
        await page.locator(`[name="${name}"]`).blur();
      };
      await type('title', 'Typed in')();
      const mistakes: [field: string, typed: () => Promise<void>][] = [
        ['price', type('price', 'a lot')],
        ['facePrice', type('facePrice', 'more')],
        ['timeZone', type('startsAt', '2031-04-12T19:30')],
      ];
      for (const [field, make] of mistakes) {
        // The zone is judged once it has been left.
        await page.locator('[name="timeZone"]').focus();
        await expectNothingMoves(button, page.locator(`[name="${field}"]`), make);
      }
    });

    it('when an account gets a password that is too short', async () => {
      const page = await newWindow(phone(locale));
      await page.goto('/signup');
      const button = page.getByRole('main').locator('button');
      const password = page.locator('[name="password"]');
      await page.locator('[name="email"]').fill('somebody@example.com');
      await password.fill('short');
      await expectNothingMoves(button, password, () => button.click());
    });

    it('when a card is typed in', async () => {
      const { buyer, orderUrl } = await orderOf('A card to type');
      const page = await newWindow({ ...phone(locale), storageState: await buyer.context().storageState() });
      await page.goto(orderUrl);
      const button = page.locator('.button-stock');
      const fields = { cardNumber: '4242 4242 4242 4242', expiry: '12/34', cvc: '123' };
      const mistakes = { cvc: '1', expiry: 'soon', cardNumber: '1234' };
      for (const [name, text] of Object.entries(fields)) await page.locator(`[name="${name}"]`).fill(text);
      for (const [name, text] of Object.entries(mistakes)) {
        const field = page.locator(`[name="${name}"]`);
        await expectNothingMoves(button, field, async () => {
          await field.fill(text);
          await button.click();
        });
        await field.fill(fields[name as keyof typeof fields]);
      }
    });
  },
);
