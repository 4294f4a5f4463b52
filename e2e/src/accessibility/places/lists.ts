import { newWindow } from '../../world/browser.js';
import { list } from '../../world/marketplace.js';
import { isListenedTo } from '../../world/pages.js';
import { someone } from '../../world/person.js';
import { faultsNow, faultsOf } from '../axe.js';
import type { Visit } from '../is-accessible.js';

/** One more than a page shows. */
const COUNT = 21;

export const lists: Visit = async (look) => {
  const word = `long${Date.now().toString(36)}`;
  const seller = await someone();
  for (let number = 1; number <= COUNT; number++) await list(seller, `${word} number ${number}`);
  const page = await newWindow(look);
  await page.goto(`/?q=${word}`);
  const more = page.getByRole('link', { name: 'Load more' });
  await isListenedTo(more);
  await more.click();
  await page
    .getByRole('article')
    .nth(COUNT - 1)
    .waitFor();
  expect(await faultsNow(page, 'the longer list')).toEqual([]);

  for (const search of ['from=2031-02-01&to=2031-01-01', 'minPrice=cheap&maxPrice=dear', 'from=tomorrow']) {
    expect(await faultsOf(page, `/?${search}`)).toEqual([]);
  }
};
