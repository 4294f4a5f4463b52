import type { Request } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';

useBrowser();

/** What a phone has to fetch and run before the home page is whole: bytes of scripts, as they come over the wire. */
const MOST = 130_000;

describe('the home page', () => {
  it('is whole with no more than 130 kB of scripts', async () => {
    const page = await newWindow();
    const scripts: Promise<[path: string, encoding: string | null, size: number]>[] = [];
    page.on('requestfinished', (request) => {
      if (request.resourceType() === 'script') scripts.push(weigh(request));
    });
    await page.goto('/');
    await page.waitForLoadState('networkidle');

    const weighed = await Promise.all(scripts);
    expect(weighed.length).toBeGreaterThan(3);
    for (const [path, encoding] of weighed) expect([path, encoding]).toEqual([path, 'br']);
    const whole = weighed.reduce((sum, [, , size]) => sum + size, 0);
    // The list says where it comes from when it is too much.
    expect(whole > MOST ? weighed : []).toEqual([]);
  });
});

async function weigh(request: Request): Promise<[string, string | null, number]> {
  const [response, { responseBodySize }] = await Promise.all([request.response(), request.sizes()]);
  const encoding = (await response?.headerValue('content-encoding')) ?? null;
  return [new URL(request.url()).pathname, encoding, responseBodySize];
}
