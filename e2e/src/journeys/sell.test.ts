import { useBrowser } from '../world/browser.js';
import { list, show } from '../world/marketplace.js';
import { isListenedTo, windowOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

const zoneField = 'Time zone';

describe('the zone of an event', () => {
  // Of these, engines list none.
  it.each(['UTC', 'Asia/Kolkata', 'US/Pacific'])(
    '%s stays when the price is changed elsewhere',
    async (zone) => {
      const seller = await someone();
      const event = { startsAt: '2031-04-12T17:30:00.000Z', timeZone: zone };
      const { id } = await list(seller, 'Far away', 20, event);
      const page = await windowOf(seller, { timezoneId: 'America/New_York' });
      await page.goto(`/tickets/${id}/edit`);
      await isListenedTo(page.getByLabel('Price', { exact: true }));

      await page.getByLabel('Price', { exact: true }).fill('25');
      await page.getByRole('button', { name: 'Save changes' }).click();
      await page.waitForURL(new RegExp(`/tickets/${id}$`));

      expect(await show(id)).toMatchObject({ price: 25, ...event });
    },
  );

  it.each(['America/New_York', 'UTC', 'Asia/Kolkata'])(
    'is %s to begin with in a browser there',
    async (zone) => {
      const page = await windowOf(await someone(), { timezoneId: zone });
      await page.goto('/tickets/new');
      await isListenedTo(page.getByLabel(zoneField));
      const own = await page.evaluate(() => Intl.DateTimeFormat().resolvedOptions().timeZone);

      await page.waitForFunction(() => document.querySelector('select[name=timeZone]')?.matches(':valid'));

      expect(await page.getByLabel(zoneField).inputValue()).toBe(own);
    },
  );
});
