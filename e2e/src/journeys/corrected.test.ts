import { eventually } from '@ticketing/common/testing';
import { useBrowser } from '../world/browser.js';
import { windowOf } from '../world/pages.js';
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

  await title.fill('T');
  await title.fill('');
  await title.blur();
  await mistake.waitFor();
  expect(await list.boundingBox()).toEqual(before);

  await title.fill('Corrected');
  await mistake.waitFor({ state: 'detached' });
  expect(await list.boundingBox()).toEqual(before);
});
