import { useBrowser } from '../world/browser.js';
import { list, show } from '../world/marketplace.js';
import { isListenedTo, sell, windowOf } from '../world/pages.js';
import { type Person, someone } from '../world/person.js';

useBrowser();

const mine = async (seller: Person) => (await seller.http.get('/api/tickets/mine')).data;

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

describe('a ticket is listed once', () => {
  it('when the answer to the first press is lost', async () => {
    const seller = await someone();
    const page = await windowOf(seller);
    const keys: (string | undefined)[] = [];
    await page.route('**/api/tickets', async (route) => {
      const request = route.request();
      if (request.method() !== 'POST') return route.fallback();
      keys.push(request.headers()['idempotency-key']);
      if (keys.length > 1) return route.continue();
      await route.fetch();
      await route.abort('connectionreset');
    });

    await sell(page, 'Sent twice', '20');

    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
    expect(await mine(seller)).toHaveLength(1);
  });

  it('when all answers are lost and another price is sent after that, twice', async () => {
    const seller = await someone();
    const page = await windowOf(seller);
    await page.goto('/tickets/new');
    const press = page.getByRole('button', { name: 'List ticket' });
    const price = page.getByLabel('Price', { exact: true });
    await isListenedTo(price);
    await page.route('**/api/tickets', async (route) => {
      await route.fetch();
      await route.abort('connectionreset');
    });
    await page.getByLabel('Title').fill('Sent with two prices');
    await price.fill('20');
    await press.click();
    await page.getByText('The server did not answer').waitFor();
    await page.unroute('**/api/tickets');

    await price.fill('25');
    for (let time = 0; time < 2; time++) {
      const answered = page.waitForResponse('**/api/tickets');
      await press.click();
      expect((await answered).status()).toBe(400);
      await page.getByText('You have listed this ticket already').waitFor();
    }

    expect(await mine(seller)).toHaveLength(1);
    await page.getByRole('main').getByRole('link', { name: 'My listings' }).click();
    await page.waitForURL(/\/tickets\/mine$/);
  });

  it('when the button is pressed twice without JavaScript, and another ticket after that is another', async () => {
    const seller = await someone();
    const page = await windowOf(seller, { javaScriptEnabled: false });
    await page.goto('/tickets/new');
    const key = await page.locator('input[name=key]').inputValue();
    const form = { title: 'Pressed twice', price: '20', key };
    const press = () => page.request.post('/tickets/submit', { form, maxRedirects: 0 });

    const [one, other] = await Promise.all([press(), press()]);

    expect(one.headers().location).toMatch(/\/tickets\/[0-9a-f]{24}$/);
    expect(other.headers().location).toBe(one.headers().location);
    expect(await mine(seller)).toHaveLength(1);
    await sell(page, 'Pressed twice', '20');
    expect(await mine(seller)).toHaveLength(2);
  });

  it('and the way back leads to the form of another one', async () => {
    const seller = await someone();
    const page = await windowOf(seller);
    await sell(page, 'The first of two', '20');
    await page.goBack();
    await page.waitForURL(/\/tickets\/new$/);
    await isListenedTo(page.getByLabel('Title'));

    await page.getByLabel('Title').fill('The second of two');
    await page.getByLabel('Price', { exact: true }).fill('30');
    await page.getByRole('button', { name: 'List ticket' }).click();
    await page.waitForURL(/\/tickets\/[0-9a-f]{24}$/);

    expect((await mine(seller)).map(({ title }: { title: string }) => title)).toEqual([
      'The second of two',
      'The first of two',
    ]);
  });
});
