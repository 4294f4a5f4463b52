import type { Browser, Page } from 'playwright-core';
import { openBrokenIngress } from '../world/broken-ingress.js';
import { isComplete } from '../world/pages.js';
import { system } from '../world/system.js';
import type { Exhibits } from './exhibits.js';
import type { Look, Scene } from './scenes.js';

/** Of 100: flat colours and large type stay clean at this, and a page takes some 30 kB. */
const QUALITY = 62;

/** A scene as it looks, whole, as a WebP. Of each ticket the picture is always the same. */
export async function photograph(
  browser: Browser,
  scene: Scene,
  look: Look,
  exhibits: Exhibits,
): Promise<Buffer> {
  if (!scene.spoil) return photographAt(system.url, browser, scene, look, exhibits);
  const ingress = await openBrokenIngress();
  try {
    const act = (page: Page) => scene.spoil?.(page, ingress) ?? Promise.resolve();
    return await photographAt(ingress.url, browser, { ...scene, act }, look, exhibits);
  } finally {
    await ingress.close();
  }
}

async function photographAt(
  baseURL: string,
  browser: Browser,
  scene: Scene,
  look: Look,
  { seeds }: Exhibits,
): Promise<Buffer> {
  const context = await browser.newContext({
    baseURL,
    viewport: { width: look.width, height: Math.min(900, look.width * 2) },
    colorScheme: look.theme,
    reducedMotion: 'reduce',
    locale: scene.locale ?? 'en-US',
    timezoneId: 'UTC',
    serviceWorkers: 'block',
  });
  try {
    const [name = '', value = ''] = scene.by?.cookie.split('=', 2) ?? [];
    if (scene.by) await context.addCookies([{ name, value, url: baseURL }]);
    await context.route('**/posters/*/*', (route) => {
      const url = route.request().url();
      return route.continue({ url: url.replace(/[0-9a-f]{24}/, (id) => seeds.get(id) ?? id) });
    });
    const page = await context.newPage();
    await page.goto(scene.path);
    await scene.act?.(page);
    await settle(page);
    return await capture(page, scene);
  } finally {
    await context.close();
  }
}

/** Waits for all that is on its way, for the fonts and for every picture, also those that would be loaded on the way down. */
async function settle(page: Page): Promise<void> {
  await isComplete(page);
  await page.evaluate(async () => {
    const images = [...document.images];
    for (const image of images) image.loading = 'eager';
    await Promise.all(images.map((image) => image.decode().catch(() => {})));
    await document.fonts.ready;
    (document.activeElement as HTMLElement | null)?.blur();
  });
}

async function capture(page: Page, { window: onlyWindow = false }: Scene): Promise<Buffer> {
  const clip = await page.evaluate((cut) => {
    const { clientWidth: width, clientHeight, scrollHeight } = document.documentElement;
    return { x: 0, y: cut ? scrollY : 0, width, height: cut ? clientHeight : scrollHeight, scale: 1 };
  }, onlyWindow);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', {
    format: 'webp',
    quality: QUALITY,
    captureBeyondViewport: true,
    clip,
  });
  return Buffer.from(data, 'base64');
}
