import type { Page, Request } from 'playwright-core';
import { newWindow, useBrowser } from '../world/browser.js';
import { list } from '../world/marketplace.js';
import { orderOf } from '../world/pages.js';
import { someone } from '../world/person.js';

useBrowser();

/** What a phone has to fetch and run before a page is whole: bytes of scripts, as they come over the wire. */
const most = { home: 120_000, ticket: 124_000, checkout: 130_000 };

type Script = [path: string, encoding: string | null, size: number];

async function weigh(request: Request): Promise<Script> {
  const response = await request.response();
  await response?.finished();
  const encoding = (await response?.headerValue('content-encoding')) ?? null;
  return [new URL(request.url()).pathname, encoding, (await request.sizes()).responseBodySize];
}

/** The scripts that the page of that address begins with. What comes later, when the page is idle, is not among them. */
async function firstScripts(page: Page, path: string): Promise<Script[]> {
  const scripts: Request[] = [];
  page.on('request', (request) => {
    if (request.resourceType() === 'script') scripts.push(request);
  });
  const document = await (await page.goto(path))?.text();
  await page.waitForLoadState('load');
  const first = scripts.filter((request) => document?.includes(new URL(request.url()).pathname));
  return Promise.all(first.map(weigh));
}

/** The list says where it comes from when it is too much. */
function expectAtMost(limit: number, scripts: Script[]): void {
  expect(scripts.length).toBeGreaterThan(3);
  for (const [path, encoding] of scripts) expect([path, encoding]).toEqual([path, 'br']);
  const whole = scripts.reduce((sum, [, , size]) => sum + size, 0);
  expect(whole > limit ? [whole, ...scripts] : []).toEqual([]);
}

describe('a page is whole with no more scripts than it has been given room for', () => {
  it('at home, whatever comes later included', async () => {
    const page = await newWindow();
    const later: string[] = [];
    const scripts = await firstScripts(page, '/');
    page.on('request', (request) => request.resourceType() === 'script' && later.push(request.url()));
    await page.waitForLoadState('networkidle');
    expectAtMost(most.home, scripts);
    expect(later).toEqual([]);
  });

  it('where a ticket is', async () => {
    const ticket = await list(await someone(), 'Light as a feather');
    expectAtMost(most.ticket, await firstScripts(await newWindow(), `/tickets/${ticket.id}`));
  });

  it('where one pays', async () => {
    const { buyer, orderUrl } = await orderOf('Paid on the way');
    expectAtMost(most.checkout, await firstScripts(buyer, orderUrl));
  });
});
