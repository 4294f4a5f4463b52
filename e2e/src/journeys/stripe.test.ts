import { eventually } from '@ticketing/common/testing';
import type { Page } from 'playwright-core';
import { useBrowser } from '../world/browser.js';
import { playStripe } from '../world/fake-stripe.js';
import { isBought, orderOf, payButton, says } from '../world/pages.js';
import { useStripeSite } from '../world/stripe-site.js';

useBrowser();
const site = useStripeSite();

const askedAbout = '4000 0027 6000 3184';

/** An order on the site with Stripe's keys, by a buyer whose browser reaches what plays Stripe. */
async function orderWithStripe(title: string) {
  const refused: string[] = [];
  const { buyer, orderUrl } = await orderOf(title, {
    baseURL: site.url(),
    prepare: async (context) => {
      await playStripe(context);
      context.on('console', (message) => {
        if (message.text().includes('Content Security Policy')) refused.push(message.text());
      });
    },
  });
  // All of it is seen: a click just after the page has moved under a frame of another origin goes to that frame.
  await buyer.setViewportSize({ width: 1280, height: 1400 });
  return { buyer, orderUrl, refused };
}

const cardForm = (page: Page) => page.frameLocator('iframe[title="Secure payment input frame"]');
const bank = (page: Page) => page.frameLocator('iframe[title="Your bank"]');

/**
 * Answers the bank. A press that comes before the browser has drawn the bank's frame goes to what is below, so it is made
 * again until the answer leaves.
 */
async function answerBank(page: Page, outcome: 'Complete' | 'Fail'): Promise<void> {
  const limit = { timeout: 5_000 };
  const press = () =>
    Promise.all([
      page.waitForRequest((request) => request.url().includes('/outcome?'), limit),
      bank(page).getByRole('button', { name: outcome }).click(limit),
    ]);
  await eventually(press, 20_000);
}

/** What is seen at a point of the page, as a browser writes colours. */
async function colourAt(page: Page, x: number, y: number): Promise<string> {
  const png = await page.screenshot({ clip: { x, y, width: 1, height: 1 } });
  return page.evaluate(async (source) => {
    const image = Object.assign(new Image(), { src: `data:image/png;base64,${source}` });
    await image.decode();
    const canvas = document.createElement('canvas').getContext('2d');
    canvas?.drawImage(image, 0, 0);
    return `rgb(${canvas?.getImageData(0, 0, 1, 1).data.slice(0, 3).join(', ')})`;
  }, png.toString('base64'));
}

/** All that the page was kept from so far: what is tried last is heard of last. */
async function expectNothingRefused(page: Page, refused: string[]): Promise<void> {
  const last = 'https://elsewhere.example/last.png';
  await page.evaluate((source) => void Object.assign(new Image(), { src: source }), last);
  await eventually(() => expect(refused.at(-1)).toContain(last));
  expect(refused.filter((line) => !line.includes(last))).toEqual([]);
}

async function payWithStripe(page: Page, card: string) {
  await cardForm(page).getByLabel('Card number').fill(card);
  await cardForm(page).getByLabel('Expiration date').fill('12 / 34');
  await cardForm(page).getByLabel('Security code').fill('123');
  await payButton(page).click();
}

describe("Stripe's card form", () => {
  it('is paid with, and keeps the card to itself', async () => {
    const { buyer, refused } = await orderWithStripe('By card');
    const payment = buyer.waitForRequest(
      (request) => request.method() === 'POST' && request.url().endsWith('/api/payments'),
    );

    await payButton(buyer).click();
    await buyer.getByRole('alert').getByText('Your card number is incomplete.').waitFor();
    await payWithStripe(buyer, '4242 4242 4242 4242');

    await isBought(buyer);
    expect((await payment).postDataJSON()).toEqual({
      orderId: expect.any(String),
      paymentMethodId: 'pm_card_visa',
    });
    await expectNothingRefused(buyer, refused);
  });

  it("looks like the page's own by day and by night", async () => {
    const { buyer } = await orderWithStripe('Day and night');
    const input = cardForm(buyer).getByLabel('Card number');
    const inkOf = (element: Element) => getComputedStyle(element).color;
    const frame = buyer.locator('iframe[title="Secure payment input frame"]');

    for (const colorScheme of ['light', 'dark'] as const) {
      await buyer.emulateMedia({ colorScheme });
      const [paper, ink] = colorScheme === 'light' ? ['rgb(255', 'rgb(21'] : ['rgb(25', 'rgb(242'];
      await eventually(async () => expect(await input.evaluate(inkOf)).toContain(ink));
      await eventually(async () => {
        const { x, y } = (await frame.boundingBox()) ?? { x: 0, y: 0 };
        const [beside, inside] = [await colourAt(buyer, x - 5, y + 2), await colourAt(buyer, x + 2, y + 2)];
        expect(beside).toContain(paper);
        expect(inside).toBe(beside);
      });
    }
  });

  it('lets the bank ask on the same page, again after it was told no', async () => {
    const { buyer, orderUrl, refused } = await orderWithStripe('Same page');

    await payWithStripe(buyer, askedAbout);
    await answerBank(buyer, 'Fail');
    await buyer.getByRole('alert').getByText('Your bank could not confirm that it was you').waitFor();
    await payButton(buyer).click();
    await answerBank(buyer, 'Complete');

    await isBought(buyer);
    expect(buyer.url()).toBe(orderUrl);
    await expectNothingRefused(buyer, refused);
  });

  it('gives way to the question of the bank on a page that is loaded anew', async () => {
    const { buyer } = await orderWithStripe('Reloaded');
    await payWithStripe(buyer, askedAbout);
    await bank(buyer).getByRole('button', { name: 'Fail' }).waitFor();

    await buyer.reload();
    await says(buyer, 'Your bank asks you to confirm');
    await buyer.getByRole('button', { name: 'Confirm with your bank' }).click();
    await answerBank(buyer, 'Complete');

    await isBought(buyer);
  });

  it('can be asked for again when Stripe could not be reached', async () => {
    const { buyer } = await orderWithStripe('Offline');
    const stripeJs = '**/stripe.js';
    await buyer.route(stripeJs, (route) => route.abort());
    await buyer.reload();
    await buyer.getByRole('alert').getByText('The card form could not be loaded.').waitFor();

    await buyer.unroute(stripeJs);
    await buyer.getByRole('button', { name: 'Try again' }).click();

    await payWithStripe(buyer, '4242 4242 4242 4242');
    await isBought(buyer);
  });
});
