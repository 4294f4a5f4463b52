import { useBrowser } from '../world/browser.js';
import { orderOf, payButton } from '../world/pages.js';

useBrowser();

describe.each([
  ['on a phone', { width: 360, height: 740 }],
  ['on a screen of 1280 by 800 at 200 %', { width: 640, height: 400 }],
])('the time left to pay, %s', (_name, viewport) => {
  it('stays in sight while the card is typed, and hides nothing of that', async () => {
    const { buyer: page } = await orderOf('Against the clock', { window: { viewport } });
    const clock = page.getByRole('timer');
    await payButton(page).waitFor();
    const before = await page.getByRole('main').boundingBox();

    for (const field of [page.getByLabel('Card number'), page.getByLabel('CVC'), payButton(page)]) {
      await field.focus();
      const [seen, typed] = [await clock.boundingBox(), await field.boundingBox()];
      expect(seen?.y).toBeGreaterThanOrEqual(0);
      expect(typed?.y).toBeGreaterThan((seen?.y ?? 0) + (seen?.height ?? 0));
      expect((typed?.y ?? 0) + (typed?.height ?? 0)).toBeLessThanOrEqual(viewport.height);
    }
    expect((await page.getByRole('main').boundingBox())?.height).toBe(before?.height);
  });
});
