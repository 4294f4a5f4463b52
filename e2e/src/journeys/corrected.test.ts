import { eventually } from '@ticketing/common/testing';
import type { Locator, Page } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { isFocusedSoon, isListenedTo, orderOf, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** In pixels: the whole form is seen. What is scrolled is held in its place by the browser, or by some of them. */
const TALL = 2400;

/** In pixels: where fields share a line with a column beside the form, where they begin to share one, and on a phone. */
const WIDTHS = [1024, 640, 360];

/** A browser in which nothing has to be scrolled, in that language. */
const inLanguage = (locale: string) => ({ viewport: { width: 360, height: TALL }, locale });

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

const isInvalid = (one: Locator, invalid: boolean) =>
  eventually(async () => expect(await one.getAttribute('aria-invalid')).toBe(invalid ? 'true' : null));

/** Where they are, and how large, in a window of each width. */
async function placesOf(page: Page, elements: Locator[]) {
  const places = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: TALL });
    for (const element of elements) places.push(await element.boundingBox());
  }
  return places;
}

interface Mistake {
  name: string;
  make: () => Promise<void>;
  correct: () => Promise<void>;
}

/** Makes a mistake in a field, which the page then tells of, and corrects it. */
async function expectNothingMoves(button: Locator, { name, make, correct }: Mistake) {
  const page = button.page();
  const wrong = field(page, name);
  // Beside a taller field, what is said may take more room than is kept for it and yet not move the button.
  const watched = [button, wrong.locator('xpath=following-sibling::p')];
  const before = await placesOf(page, watched);
  await make();
  await isInvalid(wrong, true);
  expect(await placesOf(page, watched)).toEqual(before);
  await correct();
  expect(await placesOf(page, watched)).toEqual(before);
}

it('a mistake that is corrected leaves the button under the pointer that presses it next', async () => {
  const page = await windowOf(await someone(), { viewport: { width: 1280, height: TALL } });
  await page.goto('/tickets/new');
  const list = page.getByRole('button', { name: 'List ticket' });
  await isListenedTo(list);
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
  await isFocusedSoon(facePrice);
});

describe.each(['en-US', 'de-DE'])(
  'what is wrong with a field, in %s, is said where there is room for it, and moves nothing',
  (locale) => {
    it('while a ticket is typed in', async () => {
      const page = await windowOf(await someone(), inLanguage(locale));
      await page.goto('/tickets/new');
      const button = page.locator('.button-stock');
      const type = async (name: string, text: string) => {
        await field(page, name).fill(text);
        await field(page, name).blur();
      };
      const typed = (name: string, wrong: string, right: string): Mistake => ({
        name,
        make: () => type(name, wrong),
        correct: async () => {
          await type(name, right);
          await isInvalid(field(page, name), false);
        },
      });
      const zone = field(page, 'timeZone');
      const choose = async (option: string) => {
        await zone.selectOption(option);
        // It is judged once it has been left.
        await zone.focus();
        await zone.blur();
      };
      await isListenedTo(button);
      await type('title', 'Typed in');
      await expectNothingMoves(button, typed('title', '', 'Typed in'));
      await type('price', '20');
      await expectNothingMoves(button, typed('price', 'a lot', '20'));
      await expectNothingMoves(button, typed('price', '0.1', '20'));
      await expectNothingMoves(button, typed('facePrice', 'more', '20'));
      await expectNothingMoves(button, typed('facePrice', '1000000', '20'));
      // The browser's own zone may have been chosen already.
      await choose('');
      await expectNothingMoves(button, {
        name: 'timeZone',
        make: () => type('startsAt', '2031-04-12T19:30'),
        correct: async () => {
          await choose('Europe/Vienna');
          await isInvalid(zone, false);
        },
      });
      await expectNothingMoves(button, typed('startsAt', '2001-04-12T19:30', '2031-04-12T19:30'));
    });

    it('when an account gets a password that is too short', async () => {
      const page = await newWindow(inLanguage(locale));
      await page.goto('/signup');
      const button = page.getByRole('main').locator('button');
      await field(page, 'email').fill('somebody@example.com');
      await field(page, 'password').fill('short');
      await isListenedTo(button);
      await expectNothingMoves(button, {
        name: 'password',
        make: () => button.click(),
        correct: () => field(page, 'password').fill('long enough by now'),
      });
    });

    it('when a card is typed in', async () => {
      const { buyer, orderUrl } = await orderOf('A card to type');
      const page = await newWindow({
        ...inLanguage(locale),
        storageState: await buyer.context().storageState(),
      });
      await page.goto(orderUrl);
      const button = page.locator('.button-stock');
      await isListenedTo(button);
      // What is corrected counts as wrong until it is sent again, with the next mistake, which is another field's.
      const sent = (name: string, wrong: string, right: string): Mistake => ({
        name,
        make: async () => {
          await field(page, name).fill(wrong);
          await button.click();
        },
        correct: () => field(page, name).fill(right),
      });
      await field(page, 'expiry').fill('12/34');
      await field(page, 'cardNumber').fill('3782 822463 10005');
      await expectNothingMoves(button, sent('cvc', '1', '1234'));
      await expectNothingMoves(button, sent('expiry', 'soon', '12/34'));
      await field(page, 'cardNumber').fill('4242 4242 4242 4242');
      await expectNothingMoves(button, sent('cvc', '1', '123'));
      await expectNothingMoves(button, sent('cardNumber', '1234', '4242 4242 4242 4242'));
      await expectNothingMoves(button, sent('expiry', '12/20', '12/34'));
    });
  },
);
