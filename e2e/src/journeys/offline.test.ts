import { newWindow, useBrowser } from '../world/browser.js';
import { windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

describe('a browser that has lost its connection', () => {
  it('says so in the place of a page, in the language that was read, and comes back', async () => {
    const page = await newWindow({ serviceWorkers: 'allow', locale: 'de-DE' });
    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    await page.context().setOffline(true);

    await page.goto('/signin');
    await page.getByRole('heading', { name: 'Keine Verbindung' }).waitFor();

    await page.context().setOffline(false);
    await page.getByRole('link', { name: 'Erneut versuchen' }).click();
    await page.getByRole('heading', { name: 'Anmelden' }).waitFor();
  });

  it('has kept nothing else, whoever was signed in', async () => {
    const page = await windowOf(await someone(), { serviceWorkers: 'allow' });
    await page.goto('/');
    await page.evaluate(() => navigator.serviceWorker.ready);
    for (const path of ['/account', '/orders', '/']) await page.goto(path);

    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const lists = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return lists.flat().map(({ url }) => new URL(url).pathname + new URL(url).search);
    });
    expect(kept).toEqual(['/offline?language=en']);
  });
});
